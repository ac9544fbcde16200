package io.diffraqt.conformance;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.result.Counts;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A correct plugin that claims almost nothing, and refuses the rest.
final class NarrowPlugin implements BackendPlugin {
  @Override
  public String name() {
    return "narrow";
  }

  @Override
  public Backend open(BackendContext context) {
    context.requireOnly(name(), Set.of(), Set.of());
    var sampling =
        Backend.sampling(target(), (circuit, shots) -> counts(circuit, shots, context.random()));
    return Requiring.equalShots(sampling);
  }

  private Target target() {
    var gates = EnumSet.allOf(StandardGate.class);
    gates.removeAll(Set.of(StandardGate.CCX, StandardGate.CCZ, StandardGate.CSWAP));
    return new Target(
        name(),
        6,
        GateSet.of(gates),
        CouplingMap.full(),
        new Limits(5_000, 200, false, false, false),
        Tariff.FREE,
        Optional.empty());
  }

  private Counts counts(Circuit circuit, int shots, RandomGenerator random) {
    circuit.instructions().forEach(this::require);
    var leaves = Tree.ofAllShots(circuit);
    var tally = new HashMap<Long, Long>();
    for (var shot = 0; shot < shots; shot++) {
      var draw = random.nextDouble();
      var k = 0;
      while (k < leaves.size() - 1 && (draw -= leaves.get(k).state().norm()) >= 0) {
        k++;
      }
      tally.merge(leaves.get(k).bits(), 1L, Long::sum);
    }
    return Counts.ofValues(circuit.registers(), tally);
  }

  private void require(Instruction instruction) {
    switch (instruction) {
      case Instruction.Apply _, Instruction.Measure _, Instruction.Barrier _ -> {}
      case Instruction.Reset _,
          Instruction.Delay _,
          Instruction.Noise _,
          Instruction.Prepare _,
          Instruction.Conditional _ ->
          throw new UnsupportedCircuitException(name(), List.of("it has a " + instruction));
    }
  }

  /// Refuses what a vendor with one number of shots per job refuses.
  private static final class Requiring {
    static Backend equalShots(Backend backend) {
      return Tampering.aroundAny(
          backend,
          call -> {
            if (call.name().equals("submit")) {
              require((Submission) call.argument(0));
            }
            return call.go();
          });
    }

    private static void require(Submission submission) {
      var shots =
          submission.runs().stream()
              .map(Submission.Run::request)
              .filter(Request.Samples.class::isInstance)
              .map(request -> ((Request.Samples) request).shots())
              .distinct()
              .toList();
      if (shots.size() > 1) {
        throw new RefusedException(
            "runs of %s shots; narrow takes one number of shots per submission".formatted(shots));
      }
    }
  }
}
