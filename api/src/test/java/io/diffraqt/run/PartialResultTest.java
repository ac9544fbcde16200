package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.JobFailedException;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.budget.Cap;
import io.diffraqt.budget.Journal;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.error.BudgetExceededException;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.run.PartialResultException.Finished.Counted;
import io.diffraqt.run.PartialResultException.Finished.Estimated;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Five rows, two to a submission: three submissions, of which some fail.
final class PartialResultTest {
  private static final Parameter THETA = Parameter.of("theta");
  private static final Circuit CIRCUIT =
      Circuit.onQubits(1).ry(THETA.angle(), 0).measureAll().build();
  private static final Bindings ROWS =
      Bindings.ofRows(
          List.of(THETA),
          new double[] {0},
          new double[] {Math.PI},
          new double[] {0},
          new double[] {Math.PI},
          new double[] {0});
  private static final Request.Samples SHOTS = Request.Samples.of(10);

  private static final Duration SHORT = Duration.ofMillis(1);

  private final Shop shop = new Shop(target());
  private final Journal journal = Journal.inMemory(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  private static Target target() {
    return Target.unrestricted("shop", 1).withLimits(new Limits(100, 2, true, true, true));
  }

  /// As a new process with the same run name.
  private Connection process() {
    var around = Surroundings.ofThisProcess().withSeed(7).withKeys(KeySource.ofRun("run"));
    var oneLook = Resilience.defaults().withPauses(SHORT, SHORT, Duration.ZERO);
    var safeguards = Safeguards.journaled(journal, "run").withResilience(oneLook);
    return Connection.to("shop", shop, around, safeguards);
  }

  private PartialResultException partial() {
    var partial =
        catchThrowableOfType(
            PartialResultException.class, () -> process().sampler().sample(CIRCUIT, ROWS, SHOTS));
    assertThat(partial).isNotNull();
    return partial;
  }

  private SampleResult whole() {
    return process().sampler().sample(CIRCUIT, ROWS, SHOTS);
  }

  private static void requireRight(SampleResult result) {
    for (var row = 0; row < ROWS.rows(); row++) {
      assertThat(result.rows().get(row).counts().count(row % 2 == 0 ? "0" : "1")).isEqualTo(10);
    }
  }

  @Test
  void aRefusalInTheMiddleKeepsWhatWasAcceptedBefore() {
    shop.refusing(2, new RefusedException("closed today"));
    var partial = partial();
    assertThat(((Counted) partial.finished()).rows().keySet()).containsExactly(0, 1);
    assertThat(partial.missing().stream().map(PartialResultException.Missing::rows))
        .containsExactly(List.of(2, 3), List.of(4));
    assertThat(partial).hasCauseInstanceOf(RefusedException.class);
    assertThat(partial)
        .hasMessageContaining("2 rows finished")
        .hasMessageContaining("closed today");
    assertThat(partial.provenance().shots()).isEqualTo(20);
    assertThat(shop.sold()).isEqualTo(1);

    requireRight(whole());
    assertThat(shop.sold()).isEqualTo(3);
  }

  @Test
  void aJobThatFailsIsBoughtAgainAndTheOthersAreNot() {
    shop.failing(2);
    var partial = partial();
    assertThat(((Counted) partial.finished()).rows().keySet()).containsExactly(0, 1, 4);
    assertThat(partial).hasCauseInstanceOf(JobFailedException.class);
    assertThat(shop.sold()).isEqualTo(3);

    requireRight(whole());
    assertThat(shop.sold()).isEqualTo(4);
    requireRight(whole());
    assertThat(shop.sold()).isEqualTo(4);
  }

  @Test
  void aBudgetThatEndsInTheMiddleKeepsWhatWasBought() {
    var budget = journal.budget("run");
    budget.set(Cap.ofShots(45));
    var partial = partial();
    assertThat(((Counted) partial.finished()).rows().keySet()).containsExactly(0, 1, 2, 3);
    assertThat(partial).hasCauseInstanceOf(BudgetExceededException.class);

    budget.set(Cap.ofShots(50));
    requireRight(whole());
    assertThat(shop.sold()).isEqualTo(3);
  }

  @Test
  void aDoubtIsTheCauseWhateverElseFailed() {
    shop.failing(1).refusing(3, new IllegalStateException("the line went dead"));
    var partial = partial();
    assertThat(((Counted) partial.finished()).rows().keySet()).containsExactly(2, 3);
    assertThat(partial).hasCauseInstanceOf(IndeterminateException.class);
  }

  @Test
  void whereNothingCameTheFailureItselfIsThrown() {
    shop.refusing(1, new RefusedException("closed today"));
    assertThatThrownBy(this::whole).isInstanceOf(RefusedException.class);
    shop.failing(1).failing(2).failing(3);
    assertThatThrownBy(this::whole).isInstanceOf(JobFailedException.class);
  }

  @Test
  void shotsOfARowThatIsNotWholeAreThereToo() {
    shop.failing(2);
    var partial =
        catchThrowableOfType(
            PartialResultException.class,
            () -> process().sampler().sample(CIRCUIT, ROWS.limit(1), Request.Samples.of(250)));
    var counted = (Counted) partial.finished();
    assertThat(counted.rows()).isEmpty();
    assertThat(counted.begun().get(0).counts().shots()).isEqualTo(200);
  }

  @Test
  void estimatesComeForRowsOfWhichEveryGroupCame() {
    shop.failing(2);
    var observables = List.of(PauliSum.parse("Z + X"));
    var bare = Circuit.onQubits(1).ry(THETA.angle(), 0).build();
    var partial =
        catchThrowableOfType(
            PartialResultException.class,
            () -> process().estimator().sampled(bare, ROWS, observables, SHOTS));
    assertThat(((Estimated) partial.finished()).rows().keySet()).containsExactly(0, 1, 4);
    assertThat(partial.missing().getFirst().rows()).containsExactly(2, 3);

    var result = process().estimator().sampled(bare, ROWS, observables, SHOTS);
    assertThat(result.rows()).hasSize(5);
    assertThat(shop.sold()).isEqualTo(6);
  }
}
