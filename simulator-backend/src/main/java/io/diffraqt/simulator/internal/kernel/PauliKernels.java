package io.diffraqt.simulator.internal.kernel;

/// The loops over the coefficients of a density matrix in the Pauli basis, `tr(Pρ)` for every word
/// `P`. They are real, so that a channel on `k` qubits is a real `4^k × 4^k` matrix. Stateless and
/// thread-safe.
///
/// A qubit has two index bits: `z` and `x`; its letter is I, Z, X or Y for `z + 2x` from 0 to 3. A
/// list of index bits holds the two of each target, `z` first; entry `j` of that list is bit `j` of
/// a matrix index. Index bits of `idle` are looked at where they are 0 only: beyond, all
/// coefficients are known to be 0 and stay so. An array is used from index 0 up to `size`, a power
/// of two.
public interface PauliKernels {
  /// The set that goes with kernels for amplitudes.
  static PauliKernels with(Kernels kernels) {
    return KernelChoice.lanes(kernels) > 1 ? new VectorPauli() : new ScalarPauli();
  }

  /// A 4 × 4 matrix, row-major from `at` of `m` on, on one qubit; 16 multiply-adds for 4
  /// coefficients, 12 where the trace is kept.
  void turn(double[] v, int size, int[] bits, int idle, double[] m, int at);

  /// `v'[k] = factors[k]·v[from[k]]` on the 16 letters of two qubits.
  void moves(double[] v, int size, int[] bits, int idle, int[] from, double[] factors);

  /// `v'[k] = factors[k]·v[k]` on the `4^k` letters of `k` qubits.
  void scale(double[] v, int size, int[] bits, int idle, double[] factors);

  /// A sparse matrix on the `4^k` letters of `k` qubits.
  void sparse(double[] v, int size, int[] bits, int idle, SparseMatrix m);

  /// Exchanges two qubits.
  ///
  /// @param bits four index bits; the first one is the lowest
  void exchange(double[] v, int size, int[] bits, int idle);
}
