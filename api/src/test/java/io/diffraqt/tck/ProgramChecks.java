package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.PROGRAMS;

import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.error.QuantumException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Gates by what they do to counts, angles, and whole programs.
final class ProgramChecks {
  private static final int VARIANTS = 3;
  private static final double[] SPECIAL = {
    0, Math.PI, -Math.PI, 2 * Math.PI, 4 * Math.PI, -Math.PI / 2
  };

  /// A number of radians that no short decimal and no simple fraction of π equals, and how often it
  /// is applied: an error of 2e-4 in each becomes one of 0.4.
  private static final double SMALL = 0.0012345;

  private static final int OFTEN = 2_000;
  private static final int WIDEST = 20;

  private ProgramChecks() {}

  static List<Check> all() {
    return List.of(
        check("T08a", "everyGateActsAsItsMatrix", ProgramChecks::gates),
        check("T09a", "specialAnglesKeepTheirMeaning", ProgramChecks::specialAngles),
        check("T09b", "anglesAreNotRounded", ProgramChecks::smallAngles),
        check("T09c", "anglesAreSumsOfParameters", ProgramChecks::affineAngles),
        check("T10a", "controlledAndMatrixGatesAct", ProgramChecks::otherGates),
        check("T10b", "aMatrixGateOutsideTheTargetIsRefusedByName", ProgramChecks::noMatrixGates),
        check("T11a", "aBarrierChangesNothing", ProgramChecks::barrier),
        check("T13a", "aCircuitWithoutGatesGivesZeros", ProgramChecks::noGates),
        check("T13b", "aCircuitWithoutMeasurementHasNoBits", ProgramChecks::noMeasurement),
        check("T13c", "idleQubitsDoNotMatter", ProgramChecks::idleQubits),
        check("T13d", "everyQubitOfTheTargetCanBeUsed", ProgramChecks::allQubits),
        check("T13e", "tooManyQubitsAreRefusedBeforeSubmission", ProgramChecks::tooManyQubits));
  }

  private static Check check(String id, String title, Check.Body body) {
    return Check.of(PROGRAMS, id, title, body);
  }

  static List<StandardGate> claimed(Bench bench) {
    var target = bench.target();
    return Stream.of(StandardGate.values())
        .filter(g -> target.gates().contains(g) && g.qubits() <= target.qubits())
        .toList();
  }

  /// The circuits which tell a gate from others.
  static List<Circuit> circuits(Words words, Gate gate) {
    var circuits = new ArrayList<Circuit>();
    for (var operands : words.placements(gate.qubits())) {
      for (var variant = 0; variant < VARIANTS; variant++) {
        circuits.add(words.around(gate, Words.angles(gate, variant), operands, 1, variant));
      }
    }
    return circuits;
  }

  private static void gates(Bench bench) {
    var words = new Words(bench.target());
    var wrong = new ArrayList<String>();
    for (var gate : claimed(bench)) {
      try {
        bench.agree(gate.gateName(), circuits(words, gate));
      } catch (AssertionError e) {
        wrong.add(e.getMessage());
      }
    }
    Expect.that(
        wrong.isEmpty(), "%d gates act otherwise:%n%s", wrong.size(), String.join("\n", wrong));
  }

  private static void specialAngles(Bench bench) {
    var words = new Words(bench.target());
    for (var gate : claimed(bench)) {
      var circuits = new ArrayList<Circuit>();
      for (var k = 0; k < gate.angleCount(); k++) {
        for (var value : SPECIAL) {
          circuits.add(oneAngle(words, gate, k, value, 1));
        }
      }
      bench.agree(gate.gateName() + " at multiples of π/2", circuits);
    }
  }

  private static void smallAngles(Bench bench) {
    var words = new Words(bench.target());
    for (var gate : claimed(bench)) {
      var circuits = new ArrayList<Circuit>();
      for (var k = 0; k < gate.angleCount() && gate.qubits() > 0; k++) {
        circuits.add(oneAngle(words, gate, k, Math.PI / 17, 1 + 2 * 8));
        circuits.add(oneAngle(words, gate, k, SMALL, OFTEN));
      }
      bench.agree(gate.gateName() + " by small angles, many times", circuits);
    }
  }

  /// A gate whose angle `index` is `value` and whose other angles are generic when it acts once,
  /// and zero when it acts often.
  private static Circuit oneAngle(
      Words words, StandardGate gate, int index, double value, int times) {
    var angles = new ArrayList<>(Words.angles(gate, 0));
    if (times > 1) {
      angles.replaceAll(_ -> Angle.zero());
    }
    angles.set(index, Angle.of(value));
    return words.around(gate, angles, words.placements(gate.qubits()).getFirst(), times, 0);
  }

  private static void affineAngles(Bench bench) {
    var a = Parameter.of("a");
    var b = Parameter.of("b");
    var sum = a.angle().times(2).minus(b.angle()).plus(0.3);
    var circuit = Circuit.onQubits(2).h(0).ry(sum, 0).rx(b.angle(), 1).measureAll().build();
    var values = Bindings.ofRows(List.of(b, a), new double[] {0.4, 1.1}, new double[] {1.9, 0.2});
    var run =
        new Submission.Run(bench.inLanguage(circuit), values, Request.Samples.of(bench.shots()));
    var outcomes = bench.outcomes(Bench.submission(run));
    for (var row = 0; row < values.rows(); row++) {
      bench.agree(
          "row " + row + " of 2a − b + 0.3",
          circuit.bound(values, row),
          Bench.counts(outcomes.get(row)));
    }
  }

  private static void otherGates(Bench bench) {
    requireAnyGate(bench, true);
    var words = new Words(bench.target());
    var local = StandardGate.U.matrix(0.4, 1.3, 2.2).kron(StandardGate.RY.matrix(0.9));
    var mixed = new UnitaryGate("mixed", StandardGate.RXX.matrix(0.7).times(local));
    for (var gate :
        List.of(
            new ControlledGate(StandardGate.RX, List.of(false)),
            new ControlledGate(StandardGate.U, List.of(true)),
            new ControlledGate(StandardGate.RY, List.of(true, false)),
            new ControlledGate(mixed, List.of(true)),
            mixed)) {
      if (gate.qubits() <= bench.target().qubits()) {
        bench.agree(gate.gateName(), circuits(words, gate));
      }
    }
    bench.agree("inverse of a circuit", List.of(thereAndBack(mixed)));
  }

  private static Circuit thereAndBack(Gate mixed) {
    var there = Circuit.onQubits(2).h(0).apply(mixed, 0, 1).iswap(1, 0).build();
    return Circuit.onQubits(2)
        .x(1)
        .addAll(there.instructions())
        .addAll(there.inverse().instructions())
        .measureAll()
        .build();
  }

  private static void noMatrixGates(Bench bench) {
    requireAnyGate(bench, false);
    var gate = new UnitaryGate("oddgate", StandardGate.U.matrix(0.4, 1.3, 2.2));
    var circuit = Circuit.onQubits(1).apply(gate, 0).measure(0, 0).build();
    bench.refuses("a gate given by its matrix", circuit, "oddgate");
  }

  private static void requireAnyGate(Bench bench, boolean wanted) {
    if (bench.target().gates().anyGate() != wanted) {
      throw new Check.NotApplicable(
          wanted ? "the target runs only named gates" : "the target runs any gate");
    }
  }

  private static void barrier(Bench bench) {
    bench.agree(
        "rotations, barriers, rotations",
        List.of(
            Circuit.onQubits(2)
                .ry(0.7, 0)
                .barrier()
                .ry(0.4, 0)
                .rx(1.2, 1)
                .barrier(1)
                .ry(0.9, 1)
                .measureAll()
                .build()));
  }

  private static void noGates(Bench bench) {
    bench.agree("nothing but measurements", List.of(Circuit.onQubits(2).measureAll().build()));
  }

  private static void noMeasurement(Bench bench) {
    var circuit = Circuit.onQubits(1).x(0).build();
    try {
      var counts = bench.sample(circuit);
      Expect.equal(0, counts.bits(), "number of bits");
      Expect.equal((long) bench.shots(), counts.shots(), "shots");
    } catch (QuantumException _) {
      bench.refuses("a circuit that measures nothing", circuit, "measure");
    }
  }

  private static void idleQubits(Bench bench) {
    var width = Math.min(5, bench.target().qubits());
    var last = width - 1;
    bench.agree(
        "one qubit of " + width, List.of(Circuit.onQubits(width).x(last).measure(last, 0).build()));
  }

  private static void allQubits(Bench bench) {
    var width = bench.target().qubits();
    var free = bench.target().tariff().isFree() && bench.target().coupling().everywhere();
    if (width > WIDEST && free) {
      throw new Check.NotApplicable(
          "a state of %d qubits is too large for a test; up to %d are tried"
              .formatted(width, WIDEST));
    }
    for (var qubit = 0; qubit < width; qubit += Math.max(1, width - 1)) {
      var circuit = Circuit.onQubits(width).x(qubit).measure(qubit, 0).build();
      bench.agree("qubit %d of %d".formatted(qubit, width), List.of(circuit));
    }
  }

  private static void tooManyQubits(Bench bench) {
    var most = bench.target().qubits();
    var circuit = Circuit.onQubits(most + 1).x(most).measure(most, 0).build();
    bench.refuses(most + 1 + " qubits", circuit, String.valueOf(most));
  }
}
