package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.BITS;

import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Bit order, registers, and the order of batches and rows.
final class BitChecks {
  private static final int FEWEST = 3;
  private static final int MOST = 7;

  private static final List<List<Integer>> PERMUTATIONS =
      List.of(List.of(3, 2, 1, 0), List.of(1, 2, 3, 0), List.of(2, 0, 3, 1), List.of(0, 2, 1, 3));

  private BitChecks() {}

  static List<Check> all() {
    return List.of(
        check("T16a", "aMeasuredXOnQubitZeroSetsTheRightmostBit", BitChecks::firstQubit),
        check("T16b", "aMeasuredXOnQubitKSetsBitK", BitChecks::everyQubit),
        check("T17", "aPermutedMeasurementPermutesTheBits", BitChecks::permuted),
        check("T18", "registersKeepNamesSizesAndOrder", BitChecks::registers),
        check("T19", "someQubitsCanBeMeasuredIntoAnyBits", BitChecks::gaps),
        check("T20a", "anUnusedRegisterReadsZero", BitChecks::unusedRegister),
        check("T20b", "aBitWrittenTwiceKeepsTheLast", BitChecks::writtenTwice)
            .needing(Trait.MID_CIRCUIT),
        check("T21", "aCircuitGivesTheSameAloneAndInABatch", BitChecks::aloneAndInBatch),
        check("T22a", "aBatchKeepsItsOrder", BitChecks::batchOrder),
        check("T22b", "circuitsOfABatchKeepTheirWidths", BitChecks::batchWidths),
        check("T23", "deviceQubitsDoNotLeakIntoBits", BitChecks::physical)
            .needing(Trait.PHYSICAL_QUBITS),
        check("T35a", "rowsOfBindingsKeepTheirOrder", BitChecks::rows),
        check("T35b", "columnsOfBindingsGoByName", BitChecks::columns));
  }

  private static Check check(String id, String title, Check.Body body) {
    return Check.of(BITS, id, title, body);
  }

  private static void firstQubit(Bench bench) {
    var width = Math.min(2, bench.target().qubits());
    var counts = bench.sample(Circuit.onQubits(width).x(0).measureAll().build());
    var expected = "0".repeat(width - 1) + "1";
    var allowed = bench.claims(Trait.NOISELESS) ? 1 : 1 - 2 * Subject.NOISE_ALLOWANCE;
    Expect.that(
        counts.frequency(expected) >= allowed,
        "x on qubit 0 of %d: '%s' was to come in all %d shots; counts: %s",
        width,
        expected,
        counts.shots(),
        counts);
  }

  private static void everyQubit(Bench bench) {
    for (var n = FEWEST; n <= Math.min(MOST, bench.target().qubits()); n++) {
      var width = n;
      bench.agree(
          "x on each qubit of " + width,
          IntStream.range(0, width)
              .mapToObj(k -> Circuit.onQubits(width).x(k).measureAll().build())
              .toList());
    }
  }

  private static void permuted(Bench bench) {
    requireQubits(bench, 4);
    var circuits = new ArrayList<Circuit>();
    for (var bits : PERMUTATIONS) {
      var builder = Circuit.onQubits(4).x(0).x(2).h(3);
      for (var qubit = 3; qubit >= 0; qubit--) {
        builder.measure(qubit, bits.get(qubit));
      }
      circuits.add(builder.build());
    }
    bench.agree("permuted bits", circuits);
  }

  private static void registers(Bench bench) {
    requireQubits(bench, 4);
    var circuit =
        Circuit.onQubits(4)
            .register("z", 2)
            .register("a", 1)
            .register("m", 3)
            .x(0)
            .x(3)
            .h(1)
            .measure(0, 5)
            .measure(1, 0)
            .measure(2, 1)
            .measure(3, 2)
            .build();
    bench.agree("registers z, a, m", List.of(circuit));
  }

  private static void gaps(Bench bench) {
    requireQubits(bench, 4);
    var circuits =
        List.of(
            Circuit.onQubits(4).x(0).h(1).x(3).measure(3, 0).measure(1, 1).build(),
            Circuit.onQubits(4).x(2).x(1).measure(2, 4).measure(0, 1).build());
    bench.agree("some qubits, some bits", circuits);
  }

  private static void unusedRegister(Bench bench) {
    var circuit =
        Circuit.onQubits(1).register("idle", 2).register("c", 1).x(0).measure(0, 2).build();
    bench.agree("a register that nothing writes", List.of(circuit));
  }

  private static void writtenTwice(Bench bench) {
    requireQubits(bench, 2);
    var circuit = Circuit.onQubits(2).x(0).h(1).measure(1, 0).measure(0, 0).build();
    var other = Circuit.onQubits(2).x(0).measure(0, 0).measure(1, 0).build();
    bench.agree("a bit written twice", List.of(circuit, other));
  }

  private static void aloneAndInBatch(Bench bench) {
    var circuit = Circuit.onQubits(2).ry(1.1, 0).x(1).measureAll().build();
    var other = Circuit.onQubits(1).measure(0, 0).build();
    bench.agree("alone", List.of(circuit));
    bench.agree("in a batch", List.of(other, circuit, other));
  }

  private static void batchOrder(Bench bench) {
    requireQubits(bench, 3);
    var circuits =
        List.of(5, 2, 7, 0, 3, 6, 1, 4).stream().map(value -> showing(3, value)).toList();
    bench.agree("a batch", circuits);
  }

  /// A circuit whose every shot reads `value`.
  static Circuit showing(int qubits, int value) {
    var builder = Circuit.onQubits(qubits);
    IntStream.range(0, qubits).filter(q -> (value >> q & 1) == 1).forEach(builder::x);
    return builder.measureAll().build();
  }

  private static void batchWidths(Bench bench) {
    requireQubits(bench, 4);
    bench.agree(
        "a batch of widths 2, 4, 1, 3",
        List.of(showing(2, 1), showing(4, 9), showing(1, 1), showing(3, 6)));
  }

  private static void physical(Bench bench) {
    var last = bench.target().qubits() - 1;
    var circuit = Circuit.onDeviceQubits(bench.target().qubits()).x(last).measure(last, 0).build();
    bench.agree("device qubit " + last + " into bit 0", List.of(circuit));
  }

  private static void rows(Bench bench) {
    var angle = Parameter.of("angle");
    var circuit = Circuit.onQubits(1).ry(angle.angle(), 0).measure(0, 0).build();
    var values =
        Bindings.ofRows(
            List.of(angle),
            new double[] {Math.PI},
            new double[] {0},
            new double[] {1.1},
            new double[] {Math.PI},
            new double[] {0});
    agree(bench, circuit, values);
  }

  private static void columns(Bench bench) {
    var a = Parameter.of("a");
    var b = Parameter.of("b");
    var unused = Parameter.of("unused");
    var circuit =
        Circuit.onQubits(2)
            .parameter(unused)
            .ry(b.angle(), 0)
            .ry(a.angle(), 1)
            .measureAll()
            .build();
    var values =
        Bindings.ofRows(
            List.of(a, unused, b),
            new double[] {Math.PI, 0.5, 0},
            new double[] {0.7, Math.PI, 2.2});
    agree(bench, circuit, values);
  }

  /// Two runs with all rows each, so that rows and runs cannot be confused.
  private static void agree(Bench bench, Circuit circuit, Bindings values) {
    var run =
        new Submission.Run(bench.inLanguage(circuit), values, Request.Samples.of(bench.shots()));
    var outcomes = bench.outcomes(Bench.submission(run, bench.run(showing(1, 1)), run));
    for (var row = 0; row < values.rows(); row++) {
      var bound = circuit.bound(values, row);
      bench.agree("row " + row, bound, Bench.counts(outcomes.get(row)));
      bench.agree(
          "row " + row + " again", bound, Bench.counts(outcomes.get(values.rows() + 1 + row)));
    }
  }

  static void requireQubits(Bench bench, int least) {
    if (bench.target().qubits() < least) {
      throw new Check.NotApplicable(
          "it takes %d qubits, and the target has %d".formatted(least, bench.target().qubits()));
    }
  }
}
