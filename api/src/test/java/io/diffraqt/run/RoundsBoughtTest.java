package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.RefusedException;
import io.diffraqt.budget.Cap;
import io.diffraqt.budget.Journal;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.BudgetExceededException;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.target.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rounds under a budget and a journal, ended and taken up again.
final class RoundsBoughtTest {
  private static final Circuit CIRCUIT = Circuit.onQubits(2).ry(1.2, 0).ry(0.4, 1).build();
  private static final List<PauliSum> OBSERVABLES = List.of(PauliSum.parse("ZI + 0.5*IX"));
  private static final Precision.StandardError WANTED =
      new Precision.StandardError(0.01, Rounds.defaults().withSeed(3));

  private final Shop shop = new Shop(Target.unrestricted("shop", 2));
  private final Journal journal = Journal.inMemory(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  /// As a new process with the same run name.
  private Attained<EstimateResult> run() {
    return run(shop, journal);
  }

  private static Attained<EstimateResult> run(Shop shop, Journal journal) {
    var around = Surroundings.ofThisProcess().withSeed(7).withKeys(KeySource.ofRun("run"));
    return Connection.to("shop", shop, around, Safeguards.journaled(journal, "run"))
        .estimator()
        .sampled(CIRCUIT, Bindings.none(), OBSERVABLES, WANTED);
  }

  private static Attained<EstimateResult> undisturbed() {
    return run(
        new Shop(Target.unrestricted("shop", 2)),
        Journal.inMemory(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
  }

  @Test
  void aRunThatWasInterruptedEndsAsIfItHadNotBeen() {
    shop.refusing(2, new RefusedException("closed today"));
    var stopped = run();
    assertThat(stopped.isMet()).isFalse();
    assertThat(stopped.sentence()).contains("not met, since closed today");
    assertThat(stopped.result().estimate().standardError()).isEqualTo(stopped.reached());

    var whole = run();
    assertThat(whole.isMet()).isTrue();
    assertThat(whole.result().rows()).isEqualTo(undisturbed().result().rows());
    var sold = shop.sold();
    assertThat(run().result().rows()).isEqualTo(whole.result().rows());
    assertThat(shop.sold()).isEqualTo(sold);
  }

  @Test
  void aBudgetIsUsedUpBeforeItIsGivenUp() {
    var budget = journal.budget("run");
    budget.set(Cap.ofShots(1500));
    var stopped = run();
    assertThat(stopped.end()).isInstanceOf(Attained.End.Stopped.class);
    assertThat(stopped.sentence()).contains("not met, since cap of 1500 shots");
    assertThat(stopped.result().provenance().shots()).isBetween(1350L, 1500L);
    assertThat(stopped.reached()).isBetween(0.01, 0.05);
  }

  @Test
  void whatASmallBudgetBoughtIsTakenUpUnderALargerOne() {
    var budget = journal.budget("run");
    budget.set(Cap.ofShots(1500));
    var before = run().result().provenance().shots();
    budget.set(Cap.ofShots(1_000_000));
    var whole = run();
    assertThat(whole.isMet()).isTrue();
    assertThat(whole.result().provenance().jobs().size()).isEqualTo(shop.sold());
    assertThat(whole.result().provenance().shots()).isGreaterThan(before);
    assertThat(budget.balances().getFirst().spent().longValueExact())
        .isEqualTo(whole.result().provenance().shots());
  }

  @Test
  void aBudgetBelowTheFirstRoundRefusesAll() {
    journal.budget("run").set(Cap.ofShots(100));
    assertThatThrownBy(this::run).isInstanceOf(BudgetExceededException.class);
    assertThat(shop.sold()).isZero();
  }
}
