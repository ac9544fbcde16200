package io.diffraqt.examples.diffusion.cacioppo;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Parameter;
import java.util.List;
import java.util.stream.IntStream;

/// The circuits of the model: one denoising step, and the chain of all steps.
///
/// A step has three blocks on 8, 9 and 8 qubits, two layers each. A layer is `rz ry rz` on every
/// qubit and a chain of `cx`; every second layer has the inverse chain, so that zero angles are the
/// identity. The ancilla enters block 2 in state 0 and is kept in state 0 after it. That leaves one
/// linear map of the 256 amplitudes, with two singular values of multiplicity 128: a step can at
/// best remove one half of the space.
///
/// Source: released code of "Hybrid and hardware-oriented approaches for quantum diffusion models"
/// (Cacioppo et al., IJCNN 2025); angles are ordered block, layer, qubit, then `rz ry rz`.
public final class DenoisingCircuits {
  static final int DATA_QUBITS = 8;
  static final int ANCILLA = 8;
  static final int ANGLES_PER_STEP = 150;
  static final Amplitudes.Slot INPUT = new Amplitudes.Slot("input", DATA_QUBITS);

  private static final int LAYERS_PER_BLOCK = 2;
  private static final Integer[] DATA =
      IntStream.range(0, DATA_QUBITS).boxed().toArray(Integer[]::new);

  private DenoisingCircuits() {}

  /// One step as it runs on a device; see [#steps].
  ///
  /// @param t which step
  public static Circuit step(int t) {
    return steps(t, t);
  }

  /// All steps, from noise to a picture; see [#steps].
  ///
  /// @param steps how many, at least 1
  public static Circuit chain(int steps) {
    return steps(steps, 1);
  }

  /// Steps one after the other without a classical detour, as they run on a device.
  ///
  /// Loads amplitudes into slot `input`, denoises, and measures the picture into register `image`.
  /// Bit `first − t` of register `kept` is the ancilla of step `t`, which is reset before its next
  /// use. The angles of step `t` are the parameters `t<t>_0` to `t<t>_149`.
  ///
  /// @param first step, the noisiest
  /// @param last step, from 1 to `first`
  public static Circuit steps(int first, int last) {
    var circuit = Circuit.onQubits(DATA_QUBITS + 1).register("image", DATA_QUBITS);
    circuit.register("kept", first - last + 1).prepare(INPUT, DATA);
    for (var t = first; t >= last; t--) {
      if (t < first) {
        circuit.reset(ANCILLA);
      }
      appendStep(circuit, parameters(t), DATA_QUBITS + first - t);
    }
    return measured(circuit).build();
  }

  /// A step that leaves the ancilla unmeasured: amplitudes 0 to 255 of the final state are the
  /// branch in which it is 0. Nothing acts on the ancilla after its block, so that measuring it
  /// there or never gives the same branch; without the measurement every exact backend can
  /// differentiate it, acceptance included.
  static Circuit differentiable(List<Parameter> angles) {
    var circuit = Circuit.onQubits(DATA_QUBITS + 1).prepare(INPUT, DATA);
    var next = appendBlock(circuit, angles, 0, DATA_QUBITS);
    next = appendBlock(circuit, angles, next, DATA_QUBITS + 1);
    appendBlock(circuit, angles, next, DATA_QUBITS);
    return circuit.build();
  }

  /// The parameters of one step, in order.
  public static List<Parameter> parameters(int t) {
    return IntStream.range(0, ANGLES_PER_STEP)
        .mapToObj(k -> Parameter.of("t%d_%d".formatted(t, k)))
        .toList();
  }

  private static void appendStep(Circuit.Builder circuit, List<Parameter> angles, int keptBit) {
    var next = appendBlock(circuit, angles, 0, DATA_QUBITS);
    next = appendBlock(circuit, angles, next, DATA_QUBITS + 1);
    circuit.measureKeeping(ANCILLA, keptBit, Keep.ZERO);
    appendBlock(circuit, angles, next, DATA_QUBITS);
  }

  private static int appendBlock(
      Circuit.Builder circuit, List<Parameter> angles, int first, int qubits) {
    var next = first;
    for (var layer = 0; layer < LAYERS_PER_BLOCK; layer++) {
      for (var q = 0; q < qubits; q++) {
        circuit.rz(Angle.of(angles.get(next++)), q);
        circuit.ry(Angle.of(angles.get(next++)), q);
        circuit.rz(Angle.of(angles.get(next++)), q);
      }
      appendChain(circuit, qubits, layer % 2 == 1);
    }
    return next;
  }

  /// The sources' chain (n−2, n−1), …, (0, 1), most significant qubit 0, or its inverse.
  private static void appendChain(Circuit.Builder circuit, int qubits, boolean inverse) {
    for (var k = 0; k < qubits - 1; k++) {
      var target = inverse ? qubits - 2 - k : k;
      circuit.cx(target + 1, target);
    }
  }

  private static Circuit.Builder measured(Circuit.Builder circuit) {
    for (var q = 0; q < DATA_QUBITS; q++) {
      circuit.measure(q, q);
    }
    return circuit;
  }
}
