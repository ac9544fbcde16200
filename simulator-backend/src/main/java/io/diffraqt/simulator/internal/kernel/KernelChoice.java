package io.diffraqt.simulator.internal.kernel;

import io.diffraqt.backend.RefusedException;

/// The ladder: vector kernels where the Vector API is loaded, else scalar ones.
public enum KernelChoice {
  /// Vector kernels when possible; one line in the log when not.
  FASTEST,
  /// Plain Java.
  SCALAR,
  /// Vector kernels or a refusal.
  VECTOR;

  private static final String MODULE = "jdk.incubator.vector";
  private static final String FLAG = "--add-modules " + MODULE;

  /// The kernels of this choice.
  ///
  /// @throws RefusedException when vector kernels are forced and the module is not there
  public Kernels kernels() {
    return switch (this) {
      case SCALAR -> new ScalarKernels();
      case VECTOR -> vector();
      case FASTEST -> isVectorLoaded() ? vector() : slower();
    };
  }

  /// How many doubles these kernels work on at once.
  public static int lanes(Kernels kernels) {
    return kernels instanceof VectorKernels ? VectorKernels.lanes() : 1;
  }

  private static boolean isVectorLoaded() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  private static Kernels slower() {
    System.getLogger(KernelChoice.class.getName())
        .log(
            System.Logger.Level.INFO,
            "simulating with scalar kernels; start java with {0} for faster ones",
            FLAG);
    return new ScalarKernels();
  }

  private static Kernels vector() {
    if (!isVectorLoaded()) {
      throw new RefusedException("kernels=vector needs the Vector API; start java with " + FLAG);
    }
    return new VectorKernels();
  }
}
