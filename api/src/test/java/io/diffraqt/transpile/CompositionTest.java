package io.diffraqt.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.UnsupportedCircuitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Passes put together by the user, and results kept.
class CompositionTest {
  @Test
  void passesOfTheUserRunInTheirOrderAroundThoseOfTheLevel() {
    var device = Targets.lineCz(4);
    var compiled =
        Transpiler.to(device)
            .withLevel(0)
            .withPassesBefore(List.of(Passes.cancelInverses(), Passes.dropBeforeMeasurement()))
            .withPassesAfter(List.of(Passes.resynthesizePairs(device), Passes.spreadCommuting()))
            .compile(new RandomCircuits(1, 3).gates(20));
    var names = compiled.stages().stream().map(CompiledCircuit.Stage::name).toList();
    assertEquals(
        List.of(
            "prepare states",
            "cancel inverses",
            "drop before measurement",
            "split large gates",
            "place and route"),
        names.subList(0, 5));
    assertTrue(names.indexOf("resynthesize pairs") < names.indexOf("spread commuting gates"));
  }

  @Test
  void anyListOfPassesKeepsTheMeaning() {
    for (var seed = 0; seed < 30; seed++) {
      var random = new RandomCircuits(seed, 4);
      var circuit = seed % 2 == 0 ? random.programs(12) : random.gates(15);
      var targets = Targets.all(4);
      var device = targets.get(seed % targets.size());
      var compiled =
          Transpiler.to(device)
              .withLevel(seed % 4)
              .withPassesBefore(List.of(Passes.splitLargeGates(device), Passes.cancelInverses()))
              .withPassesAfter(
                  List.of(
                      Passes.resynthesizePairs(device),
                      Passes.translateTwoQubitGates(device),
                      Passes.mergeOneQubitRuns(device),
                      new Twirl()))
              .compile(circuit);
      assertEquals(List.of(), device.violations(compiled.circuit()), device.name());
      Equivalence.require("seed " + seed, circuit, compiled, random.values(circuit));
    }
  }

  @Test
  void aPassThatLeavesThePairsOfTheTargetIsNamed() {
    var transpiler = Transpiler.to(Targets.lineCz(4)).withPassesAfter(List.of(new FarApart()));
    var error =
        assertThrows(
            UnsupportedCircuitException.class,
            () -> transpiler.compile(Circuit.onQubits(2).cx(0, 1).build()));
    assertEquals(
        List.of(
            "the pass 'far apart' acts on the pair [0, 3], which line does not join; write it on"
                + " program qubits to have it routed"),
        error.violations());
  }

  @Test
  void theSameContentIsCompiledOnce() {
    var cache = CompilationCache.of(2);
    var circuit = new RandomCircuits(5, 3).gates(12);
    var same = new RandomCircuits(5, 3).gates(12);
    var transpiler = Transpiler.to(Targets.lineCz(4)).withLevel(2);
    var first = cache.compile(transpiler, circuit);
    assertSame(first, cache.compile(Transpiler.to(Targets.lineCz(4)).withLevel(2), same));
    assertEquals(transpiler.compile(circuit).circuit(), first.circuit());
    assertNotSame(first, cache.compile(transpiler.withSeed(1), circuit));
    assertNotSame(first, cache.compile(Transpiler.to(Targets.lineCz(5)).withLevel(2), circuit));
    assertEquals(2, cache.size());
    assertNotSame(first, cache.compile(transpiler, circuit), "used longest ago, so dropped");
    assertThrows(IllegalArgumentException.class, () -> CompilationCache.of(0));
  }

  /// Puts X on both sides of every `cz`, which no later pass may undo wrongly.
  private record Twirl() implements Pass {
    @Override
    public String name() {
      return "twirl";
    }

    @Override
    public Circuit run(Circuit circuit) {
      var out = new ArrayList<Instruction>();
      for (var instruction : circuit.instructions()) {
        if (instruction instanceof Apply(var gate, _, var on) && gate == StandardGate.CZ) {
          out.add(gate(StandardGate.X, on.get(0)));
          out.add(instruction);
          out.add(gate(StandardGate.X, on.get(0)));
          out.add(gate(StandardGate.Z, on.get(1)));
        } else {
          out.add(instruction);
        }
      }
      return circuit.withInstructions(out);
    }

    @Override
    public Set<Property> preserves() {
      return Set.of(Property.COUPLED, Property.SMALL_GATES);
    }
  }

  private record FarApart() implements Pass {
    @Override
    public String name() {
      return "far apart";
    }

    @Override
    public Circuit run(Circuit circuit) {
      var more = new ArrayList<>(circuit.instructions());
      IntStream.range(0, 2)
          .forEach(_ -> more.add(new Apply(StandardGate.CZ, List.of(), List.of(0, 3))));
      return circuit.withInstructions(more);
    }

    @Override
    public Set<Property> preserves() {
      return Set.of(Property.NATIVE);
    }
  }

  private static Apply gate(StandardGate gate, int qubit) {
    return new Apply(gate, List.of(), List.of(qubit));
  }
}
