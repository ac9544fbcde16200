package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.SAMPLING;

import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.result.Counts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// Known states, numbers of shots, seeds.
final class SamplingChecks {
  private static final long CIRCUIT_SEED = 20_26;

  /// With three fair coins or more, two runs give equal counts with probability below 1e-12.
  static final int FEWEST_COINS = 3;

  private static final int MANY_SHOTS = 100_000;
  private static final int MANY_CIRCUITS = 2_000;

  private SamplingChecks() {}

  static List<Check> all() {
    return List.of(
        check("T24a", "aBellPairAgreesAndIsFair", SamplingChecks::bell),
        check("T24b", "ghzAndWStatesHaveTheirOutcomes", SamplingChecks::ghzAndW),
        check("T24c", "aFourierTransformedBasisStateIsFoundAgain", SamplingChecks::fourier),
        check("T24d", "randomCliffordCircuitsAgree", SamplingChecks::clifford),
        check("T24e", "randomCircuitsAgree", SamplingChecks::random),
        check("T25a", "countsSumToTheShots", SamplingChecks::sums),
        check("T25b", "tooManyShotsAreRefusedByNumber", SamplingChecks::tooManyShots),
        check("T25c", "tooManyCircuitsAreRefusedByNumber", SamplingChecks::tooManyCircuits),
        check("T26a", "runsOfOneSubmissionHaveTheirOwnShots", SamplingChecks::mixedShots)
            .needing(Trait.MIXED_SHOTS),
        check("T26b", "differentShotsInOneSubmissionAreRefused", SamplingChecks::noMixedShots)
            .unless(Trait.MIXED_SHOTS),
        check("T27a", "theSameSeedGivesTheSameCounts", SamplingChecks::sameSeed)
            .needing(Trait.SEEDED),
        check("T27b", "differentSeedsGiveDifferentCounts", SamplingChecks::otherSeed)
            .needing(Trait.SEEDED),
        check("T27c", "runsWithoutASeedAreIndependent", SamplingChecks::independent),
        check("T30", "shotsAreTakenFromTheRequest", SamplingChecks::shotsOfTheRequest));
  }

  private static Check check(String id, String title, Check.Body body) {
    return Check.of(SAMPLING, id, title, body);
  }

  private static void bell(Bench bench) {
    bench.agree("a Bell pair", List.of(Circuit.onQubits(2).h(0).cx(0, 1).measureAll().build()));
  }

  private static void ghzAndW(Bench bench) {
    BitChecks.requireQubits(bench, 3);
    var ghz = Circuit.onQubits(3).h(1).cx(1, 0).cx(1, 2).measureAll().build();
    var third = 2 * Math.acos(Math.sqrt(1.0 / 3));
    var w = Circuit.onQubits(3).ry(third, 0).ch(0, 1).cx(1, 2).cx(0, 1).x(0).measureAll().build();
    bench.agree("GHZ and W", List.of(ghz, w));
  }

  /// The phases of a transformed basis state, undone by the inverse transform.
  private static void fourier(Bench bench) {
    BitChecks.requireQubits(bench, 3);
    for (var value = 1; value < 8; value += 2) {
      var builder = Circuit.onQubits(3);
      for (var q = 0; q < 3; q++) {
        builder.h(q).p(2 * Math.PI * value * (1 << q) / 8, q);
      }
      builder.swap(0, 2);
      for (var q = 0; q < 3; q++) {
        for (var lower = 0; lower < q; lower++) {
          builder.cp(-Math.PI / (1 << (q - lower)), lower, q);
        }
        builder.h(q);
      }
      bench.agree("transformed basis state " + value, List.of(builder.measureAll().build()));
    }
  }

  private static void clifford(Bench bench) {
    randomCircuits(
        bench, List.of(StandardGate.H, StandardGate.S, StandardGate.CX, StandardGate.CZ));
  }

  private static void random(Bench bench) {
    randomCircuits(bench, List.of(StandardGate.U, StandardGate.RZZ, StandardGate.CX));
  }

  private static void randomCircuits(Bench bench, List<StandardGate> gates) {
    BitChecks.requireQubits(bench, 4);
    var random = new SplittableRandom(CIRCUIT_SEED);
    for (var k = 0; k < 4; k++) {
      var builder = Circuit.onQubits(4);
      for (var step = 0; step < 24; step++) {
        var gate = gates.get(random.nextInt(gates.size()));
        var places = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.rotate(places, random.nextInt(4));
        var angles =
            random.doubles(gate.angleCount(), -Math.PI, Math.PI).mapToObj(Angle::of).toList();
        builder.apply(gate, angles, places.subList(0, gate.qubits()));
      }
      bench.agree("random circuit " + k, List.of(builder.measureAll().build()));
    }
  }

  static Circuit coins(int qubits) {
    var builder = Circuit.onQubits(qubits);
    for (var q = 0; q < qubits; q++) {
      builder.h(q);
    }
    return builder.measureAll().build();
  }

  private static void sums(Bench bench) {
    var most = bench.target().limits().maxShots();
    for (var shots : List.of(1, 7, Math.min(most, MANY_SHOTS))) {
      sums(bench, shots);
    }
  }

  private static void sums(Bench bench, int shots) {
    var outcomes = bench.outcomes(Bench.submission(bench.run(coins(1), shots)));
    Expect.equal((long) shots, Bench.counts(outcomes.getFirst()).shots(), "sum of the counts");
  }

  private static void tooManyShots(Bench bench) {
    var most = bench.target().limits().maxShots();
    if (most == Integer.MAX_VALUE) {
      throw new Check.NotApplicable("the target sets no limit to shots");
    }
    bench.refuses(
        most + 1 + " shots", Bench.submission(bench.run(coins(1), most + 1)), String.valueOf(most));
  }

  private static void tooManyCircuits(Bench bench) {
    var most = bench.target().limits().maxCircuits();
    if (most > MANY_CIRCUITS) {
      throw new Check.NotApplicable(
          "the target takes %d circuits; up to %d are tried".formatted(most, MANY_CIRCUITS));
    }
    var runs = Collections.nCopies(most + 1, bench.run(coins(1), 1));
    bench.refuses(
        most + 1 + " circuits", new Submission(Bench.newKey(), runs), String.valueOf(most));
  }

  private static Submission differentShots(Bench bench) {
    return Bench.submission(
        bench.run(coins(1), 10), bench.run(coins(1), 30), bench.run(coins(1), 20));
  }

  private static void mixedShots(Bench bench) {
    var shots =
        bench.outcomes(differentShots(bench)).stream().map(o -> Bench.counts(o).shots()).toList();
    Expect.equal(List.of(10L, 30L, 20L), shots, "shots of the three runs");
  }

  private static void noMixedShots(Bench bench) {
    bench.refuses("10, 30 and 20 shots in one submission", differentShots(bench), "shots");
  }

  private static Counts seeded(Bench bench, OptionalLong seed) {
    var qubits = Math.min(5, bench.target().qubits());
    var request = new Request.Samples(bench.shots(), seed);
    var run = new Submission.Run(bench.inLanguage(coins(qubits)), Bindings.none(), request);
    return Bench.counts(bench.outcomes(Bench.submission(run)).getFirst());
  }

  private static void sameSeed(Bench bench) {
    var first = seeded(bench, OptionalLong.of(17));
    Expect.equal(first, seeded(bench, OptionalLong.of(17)), "counts with seed 17, drawn twice");
    try (var other = new Bench(bench.subject(), 99)) {
      Expect.equal(
          first, seeded(other, OptionalLong.of(17)), "counts with seed 17, in another backend");
    }
  }

  private static void otherSeed(Bench bench) {
    BitChecks.requireQubits(bench, FEWEST_COINS);
    Expect.that(
        !seeded(bench, OptionalLong.of(17)).equals(seeded(bench, OptionalLong.of(18))),
        "seeds 17 and 18 gave the same counts");
  }

  private static void independent(Bench bench) {
    BitChecks.requireQubits(bench, FEWEST_COINS);
    Expect.that(
        !seeded(bench, OptionalLong.empty()).equals(seeded(bench, OptionalLong.empty())),
        "two runs without a seed gave the same counts of %d qubits",
        Math.min(5, bench.target().qubits()));
  }

  private static void shotsOfTheRequest(Bench bench) {
    for (var shots : List.of(3, 41, 17)) {
      sums(bench, Math.min(shots, bench.target().limits().maxShots()));
    }
  }
}
