package io.diffraqt.simulator;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.simulator.internal.plan.Aim;
import io.diffraqt.simulator.internal.stabilizer.Compiler;
import io.diffraqt.simulator.internal.stabilizer.Compiler.Compiled;
import io.diffraqt.simulator.internal.stabilizer.Sampler;
import io.diffraqt.simulator.internal.stabilizer.Script;
import java.util.List;

/// Draws shots of one Clifford circuit under random Paulis, again and again: hundreds of thousands
/// a second of hundreds of qubits. Thread-safe.
///
/// The circuit is compiled, and run once on a tableau, when the sampler is made. What counts need
/// besides, a string for each outcome, takes longer than the shots themselves; the table of this
/// class does without.
public final class CliffordSampler implements AutoCloseable {
  private final Script script;
  private final Sampler sampler;
  private final Workers workers;

  private CliffordSampler(Script script, int threads) {
    this.script = script;
    this.sampler = Sampler.of(script);
    this.workers = new Workers(threads);
  }

  /// A sampler of a circuit without open parameters.
  ///
  /// @param threads at least 1; shots do not depend on it
  /// @throws UnsupportedCircuitException when a gate is no Clifford gate, or noise no mixture of
  ///   Paulis, on one or two qubits
  public static CliffordSampler of(Circuit circuit, NoiseModel noise, int threads) {
    var aim = new Aim(circuit, List.of(), Aim.Kept.RECORDED, Aim.Form.PURE);
    return switch (Compiler.compiled(aim, noise)) {
      case Compiled.Ready(var script) -> new CliffordSampler(script, threads);
      case Compiled.Refused(var reason) ->
          throw new UnsupportedCircuitException("the Clifford sampler", List.of(reason));
    };
  }

  /// Draws shots; the same ones for the same seed.
  ///
  /// @param shots at least 1
  /// @throws UnsupportedCircuitException when their table does not fit into memory
  public ShotTable shots(int shots, long seed) {
    if (shots < 1) {
      throw new IllegalArgumentException("shots " + shots + "; at least 1");
    }
    Memory.requireTable(shots, script.bits());
    return new ShotTable(script.registers(), shots, sampler.table(shots, seed, workers));
  }

  /// Ends its threads.
  @Override
  public void close() {
    workers.close();
  }
}
