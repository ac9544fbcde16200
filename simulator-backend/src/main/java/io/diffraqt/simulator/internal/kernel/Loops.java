package io.diffraqt.simulator.internal.kernel;

/// The loops over amplitudes, one function per shape of a step. Stateless and thread-safe.
///
/// Matrices are row-major with real and imaginary parts in turns, from index `at` of `m` on;
/// diagonals likewise, one entry per index. Target `k` is bit `k` of a matrix index. Such numbers,
/// and sums over amplitudes, are of double precision whatever the amplitudes are.
///
/// @param <A> the precision of amplitudes
public interface Loops<A extends Amplitudes<A>> {
  /// How users name this set: `scalar` or `vector`.
  String name();

  /// A 2 × 2 matrix on one qubit; 8 multiply-adds per amplitude.
  void dense1(A psi, int target, double[] m, int at);

  /// A diagonal 2 × 2 matrix, given in full, on one qubit; 4 multiply-adds per amplitude.
  void diagonal1(A psi, int target, double[] m, int at);

  /// A 2 × 2 matrix on one qubit where the controls hold.
  void controlled1(A psi, Controls controls, int target, double[] m, int at);

  /// A factor where the controls hold.
  void phase(A psi, Controls controls, double re, double im);

  /// A 4 × 4 matrix on two qubits; 16 multiply-adds per amplitude.
  void dense2(A psi, int first, int second, double[] m, int at);

  /// A matrix on any number of qubits where the controls hold; `4·2^k` multiply-adds.
  void dense(A psi, Controls controls, int[] targets, double[] m, int at);

  /// A diagonal on any number of qubits where the controls hold.
  void diagonal(A psi, Controls controls, int[] targets, double[] m, int at);

  /// Exchanges the two values of `target` where the controls hold.
  void flip(A psi, Controls controls, int target);

  /// Exchanges two qubits where the controls hold.
  void swap(A psi, Controls controls, int first, int second);

  /// `out[k] = psi[from[k]]` for every `k`.
  void permute(A psi, int[] from, A out);

  /// `out[k] = psi[map.of(k) ^ offset]` for every `k`.
  ///
  /// @param map with a column per bit of an index, and none beyond
  void move(A psi, IndexMap map, int offset, A out);

  /// `1 − i·t·X` on several qubits: a turn by `2·atan(t)` but for its length; 2 multiply-adds per
  /// amplitude and target.
  ///
  /// @param targets rising
  /// @param t one per target
  void turn(A psi, int[] targets, double[] t);

  /// Multiplies every amplitude by the factor of its index; 8 multiply-adds per amplitude.
  void phases(A psi, PhaseTable table);

  /// A [#turn] on one qubit, then [#phases].
  default void turnThenPhases(A psi, int target, double t, PhaseTable table) {
    turn(psi, new int[] {target}, new double[] {t});
    phases(psi, table);
  }

  /// `Σ |psi|²` over indices where the controls hold.
  double weight(A psi, Controls controls);

  /// `Σ |psi|²` over each `length` amplitudes in turn.
  ///
  /// @param length a power of two, at most that of the state
  double[] weights(A psi, int length);

  /// Multiplies every amplitude by a real factor.
  void scale(A psi, double factor);

  /// `out_ab = Σ conj(left_a)·right_b` over all indices where the controls hold, `a` and `b` being
  /// the values of the targets; row-major with real and imaginary parts in turns.
  void overlap(A left, A right, Controls controls, int[] targets, double[] out);
}
