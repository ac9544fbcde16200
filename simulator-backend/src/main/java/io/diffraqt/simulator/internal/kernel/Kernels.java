package io.diffraqt.simulator.internal.kernel;

/// The loops over amplitudes, one function per shape of a step. Stateless and thread-safe.
///
/// Matrices are row-major with real and imaginary parts in turns, from index `at` of `m` on;
/// diagonals likewise, one entry per index. Target `k` is bit `k` of a matrix index.
public interface Kernels {
  /// How users name this set: `scalar` or `vector`.
  String name();

  /// A 2 × 2 matrix on one qubit; 8 multiply-adds per amplitude.
  void dense1(Parts psi, int target, double[] m, int at);

  /// A diagonal 2 × 2 matrix, given in full, on one qubit; 4 multiply-adds per amplitude.
  void diagonal1(Parts psi, int target, double[] m, int at);

  /// A 2 × 2 matrix on one qubit where the controls hold.
  void controlled1(Parts psi, Controls controls, int target, double[] m, int at);

  /// A factor where the controls hold.
  void phase(Parts psi, Controls controls, double re, double im);

  /// A 4 × 4 matrix on two qubits; 16 multiply-adds per amplitude.
  void dense2(Parts psi, int first, int second, double[] m, int at);

  /// A matrix on any number of qubits where the controls hold; `4·2^k` multiply-adds.
  void dense(Parts psi, Controls controls, int[] targets, double[] m, int at);

  /// A diagonal on any number of qubits where the controls hold.
  void diagonal(Parts psi, Controls controls, int[] targets, double[] m, int at);

  /// Exchanges the two values of `target` where the controls hold.
  void flip(Parts psi, Controls controls, int target);

  /// Exchanges two qubits where the controls hold.
  void swap(Parts psi, Controls controls, int first, int second);

  /// `out[k] = psi[from[k]]` for every `k`.
  void permute(Parts psi, int[] from, Parts out);

  /// `out[k] = psi[map.of(k) ^ offset]` for every `k`.
  ///
  /// @param map with a column per bit of an index, and none beyond
  void move(Parts psi, IndexMap map, int offset, Parts out);

  /// `1 − i·t·X` on several qubits: a turn by `2·atan(t)` but for its length; 2 multiply-adds per
  /// amplitude and target.
  ///
  /// @param targets rising
  /// @param t one per target
  void turn(Parts psi, int[] targets, double[] t);

  /// Multiplies every amplitude by the factor of its index; 8 multiply-adds per amplitude.
  void phases(Parts psi, PhaseTable table);

  /// A [#turn] on one qubit, then [#phases].
  default void turnThenPhases(Parts psi, int target, double t, PhaseTable table) {
    turn(psi, new int[] {target}, new double[] {t});
    phases(psi, table);
  }

  /// `Σ |psi|²` over indices where the controls hold.
  double weight(Parts psi, Controls controls);

  /// Multiplies every amplitude by a real factor.
  void scale(Parts psi, double factor);

  /// `out_ab = Σ conj(left_a)·right_b` over all indices where the controls hold, `a` and `b` being
  /// the values of the targets; row-major with real and imaginary parts in turns.
  void overlap(Parts left, Parts right, Controls controls, int[] targets, double[] out);

  /// The [#overlap] of two states on one target as they are, and then a 2 × 2 matrix on both.
  void reverse1(Parts left, Parts right, int target, double[] m, double[] out);
}
