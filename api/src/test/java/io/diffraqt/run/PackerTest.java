package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PackerTest {
  private static final Parameter THETA = Parameter.of("theta");
  private static final Circuit CIRCUIT =
      Circuit.onQubits(1).ry(THETA.angle(), 0).measureAll().build();
  private static final Limits FREE = Limits.NONE;

  private static Submission.Run run(int rows, int shots) {
    var values = new double[rows][];
    for (var row = 0; row < rows; row++) {
      values[row] = new double[] {row};
    }
    return new Submission.Run(
        CIRCUIT,
        Bindings.ofRows(List.of(THETA), values),
        new Request.Samples(shots, OptionalLong.of(7)));
  }

  private static Packing pack(Limits limits, Submission.Run... runs) {
    return Packer.pack(List.of(runs), limits, Optional.of(new Payload(OpenQasm3.Dialect.STANDARD)));
  }

  private static long shots(Packing.Piece piece) {
    return ((Request.Samples) piece.run().request()).shots();
  }

  private static Limits whole(long shots, long bytes, boolean equal) {
    return FREE.withWhole(new Limits.Whole(shots, bytes, equal));
  }

  @Test
  void oneSubmissionHasOneNumberOfShotsWhereTheProviderDemandsIt() {
    var packing =
        pack(whole(Long.MAX_VALUE, Long.MAX_VALUE, true), run(2, 10), run(1, 20), run(3, 10));
    assertThat(packing.batches()).hasSize(2);
    assertThat(packing.batches().get(0).places()).containsExactly(0, 1, 3, 4, 5);
    assertThat(packing.batches().get(1).places()).containsExactly(2);
  }

  @Test
  void theShotsOfASubmissionAreCounted() {
    var packing = pack(whole(25, Long.MAX_VALUE, false), run(4, 10));
    assertThat(packing.batches()).hasSize(2);
    assertThat(packing.batches()).allMatch(b -> b.places().size() == 2);
  }

  @Test
  void theBytesOfASubmissionAreCounted() {
    var all = pack(FREE, run(100, 1)).batches().getFirst().bytes();
    var packing = pack(whole(Long.MAX_VALUE, all - 1, false), run(100, 1));
    assertThat(packing.batches()).hasSize(2);
    assertThat(packing.batches()).allMatch(b -> b.bytes() < all);
    assertThat(packing.batches().get(1).places()).containsExactly(99);
  }

  @Test
  void bytesAreThoseOfTheTextAndItsNumbers() {
    var text = OpenQasm3.write(CIRCUIT);
    var escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    assertThat(pack(FREE, run(2, 1)).batches().getFirst().bytes())
        .isEqualTo(("\"" + escaped + "\"" + "0.0,1.0,").length());
  }

  @Test
  void aProgramAboveTheLimitOfBytesIsRefused() {
    assertThatThrownBy(() -> pack(whole(Long.MAX_VALUE, 20, false), run(1, 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("a submission 20 at most");
  }

  /// Each circuit answers with its own angle as a number of ones, so that a swap would be seen.
  @Test
  void resultsComeBackInTheOrderOfTheRequestUnderAnyLimits() {
    var random = new Random(3);
    for (var k = 0; k < 200; k++) {
      var limits =
          new Limits(
              1 + random.nextInt(12),
              1 + random.nextInt(5),
              true,
              true,
              true,
              new Limits.Whole(
                  12 + random.nextInt(60), 400 + random.nextInt(600), random.nextBoolean()));
      var runs = new ArrayList<Submission.Run>();
      for (var r = 0; r < 1 + random.nextInt(4); r++) {
        runs.add(run(1 + random.nextInt(6), 1 + random.nextInt(30)));
      }
      requireOrder(limits, runs);
    }
  }

  private static void requireOrder(Limits limits, List<Submission.Run> runs) {
    var packing = pack(limits, runs.toArray(Submission.Run[]::new));
    var outcomes = new ArrayList<Optional<List<Counts>>>();
    for (var batch : packing.batches()) {
      requireWithin(batch, limits);
      outcomes.add(Optional.of(batch.pieces().stream().flatMap(p -> told(p).stream()).toList()));
    }
    var place = 0;
    var together = packing.together(outcomes);
    for (var run : runs) {
      for (var row = 0; row < run.bindings().rows(); row++) {
        var shots = (long) ((Request.Samples) run.request()).shots();
        var counts = together.get(place++).orElseThrow();
        assertThat(counts.shots()).isEqualTo(shots);
        assertThat(counts.asMap().keySet()).containsExactly(word(row));
      }
    }
    assertThat(together).hasSize(place);
  }

  private static void requireWithin(Packing.Batch batch, Limits limits) {
    var circuits = batch.pieces().stream().mapToInt(Packing.Piece::size).sum();
    var shots = batch.pieces().stream().mapToLong(p -> shots(p) * p.size()).sum();
    assertThat(circuits).isBetween(1, limits.maxCircuits());
    assertThat(shots).isLessThanOrEqualTo(limits.whole().maxShots());
    assertThat(batch.bytes()).isLessThanOrEqualTo(limits.whole().maxBytes());
    assertThat(batch.pieces()).allMatch(p -> shots(p) <= limits.maxShots());
    if (limits.whole().equalShots()) {
      assertThat(batch.pieces().stream().map(PackerTest::shots).distinct()).hasSize(1);
    }
  }

  private static List<Counts> told(Packing.Piece piece) {
    var counts = new ArrayList<Counts>();
    for (var row = 0; row < piece.size(); row++) {
      var angle = (int) piece.run().bindings().value(row, THETA);
      counts.add(Counts.of(3, Map.of(word(angle), shots(piece))));
    }
    return counts;
  }

  private static String word(int angle) {
    return Integer.toBinaryString(8 + angle).substring(1);
  }
}
