package io.diffraqt.simulator.internal.kernel;

/// A complex vector of either precision, whose length is a power of two.
///
/// @param <A> the precision
public sealed interface Amplitudes<A extends Amplitudes<A>> permits Parts, SingleParts {
  /// Number of entries.
  int size();

  /// Real part of an entry.
  double re(int k);

  /// Imaginary part of an entry.
  double im(int k);

  /// What is left of 1 after a sum of squares, 0 where only rounding parts the two.
  double left(double sum);

  /// Overwrites an entry with the nearest one that can be stored.
  void put(int k, double re, double im);

  /// A vector of its own with the same entries.
  A copy();

  /// Zeros in the same precision.
  ///
  /// @param length a power of two, or 0
  A blank(int length);

  /// Overwrites all entries with those of a vector of the same length and precision.
  void set(Amplitudes<?> other);

  /// Overwrites all entries with zero, but for a one at `index`.
  void setBasis(int index);

  /// Whether `length` entries from `from` on are zero; ends at the first one that is not.
  boolean isZero(int from, int length);

  /// Overwrites `length` entries from `to` on with those from `at` on of another vector.
  void copy(A from, int at, int to, int length);

  /// The entries in double precision: these, or a copy.
  default Parts doubles() {
    return switch (this) {
      case Parts parts -> parts;
      case SingleParts single -> {
        var wide = Parts.zeros(single.size());
        for (var k = 0; k < wide.size(); k++) {
          wide.put(k, single.re(k), single.im(k));
        }
        yield wide;
      }
    };
  }
}
