package io.diffraqt.simulator.internal.kernel;

/// The loops in single precision. What implements them is made from the loops in double precision
/// when the module is built.
public interface SingleKernels extends Loops<SingleParts> {
  /// The set that goes with loops in double precision.
  static SingleKernels with(Kernels kernels) {
    return KernelChoice.lanes(kernels) > 1 ? new SingleVectorKernels() : new SingleScalarKernels();
  }
}
