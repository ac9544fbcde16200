package io.diffraqt.examples.bench;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.examples.bench.Workload.PeerTask;
import io.diffraqt.simulator.CliffordSampler;
import java.util.List;
import java.util.Optional;

/// Makes the work of case K: one shot of a tableau, then noisy shots by frames.
///
/// @param machine whose vector units do as many operations on 64 bits as multiply-adds on doubles
/// @param engines the simulators
record CliffordWorkloads(Machine machine, Engines engines) {
  private static final int SHOTS = 100_000;
  private static final int WORD = 64;

  /// `cx` multiplies two rows, of a tableau or of frames.
  private static final int OF_A_PAIR = 2;

  /// Operations on each word of a row that is multiplied by another one, its sign included.
  private static final int PER_ROW_WORD = 9;

  /// The work at a size; the smallest surface code that corrects two errors has 49 qubits.
  List<Workload> of(int qubits) {
    if (qubits == SurfaceCode.qubits(SurfaceCode.USUAL)) {
      var code = SurfaceCode.memory(SurfaceCode.USUAL, SurfaceCode.USUAL);
      return List.of(tableau("surface-shot", code), frames("surface-noisy", code));
    }
    var layers = Circuits.cliffordLayers(qubits);
    return List.of(tableau("clifford-shot", layers), frames("clifford-noisy", layers));
  }

  private Workload tableau(String name, Circuit circuit) {
    var words = (circuit.qubits() + WORD - 1) / WORD;
    return new Workload(
        BenchCase.K,
        name,
        circuit.qubits(),
        0,
        machine.limit((double) products(circuit) * words * PER_ROW_WORD, 0),
        () -> Workloads.sample(engines.tableau(), circuit, 1),
        Optional.of(new PeerTask.Tableau(circuit)));
  }

  /// The sampler is made before, as plans are.
  private Workload frames(String name, Circuit circuit) {
    var sampler = CliffordSampler.of(circuit, Engines.noise(), engines.threads());
    var bytes = (double) SHOTS / Byte.SIZE * circuit.bits();
    return new Workload(
        BenchCase.K,
        name,
        circuit.qubits(),
        SHOTS,
        machine.limit((double) products(circuit) * SHOTS / WORD, bytes),
        () -> sampler.shots(SHOTS, 1),
        Optional.of(new PeerTask.Frames(circuit, SHOTS, Engines.strengths())));
  }

  /// How many rows the gates multiply; `h` and `x` need none.
  private static long products(Circuit circuit) {
    return (long) OF_A_PAIR * circuit.multiQubitGates() + circuit.count(CliffordWorkloads::isRoot);
  }

  private static boolean isRoot(Instruction instruction) {
    return instruction instanceof Apply(var gate, _, _)
        && List.of("s", "sx").contains(gate.gateName());
  }
}
