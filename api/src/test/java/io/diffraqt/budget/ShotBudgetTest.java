package io.diffraqt.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus.Bill;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.Cap.Period;
import io.diffraqt.budget.Cap.Scope;
import io.diffraqt.budget.Cap.Unit;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.BudgetExceededException;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShotBudgetTest {
  private static final Account FEZ = new Account("ibm", "fez");
  private static final Account GARNET = new Account("braket", "garnet");

  @TempDir private Path folder;

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private static SubmissionKey key(String key) {
    return new SubmissionKey(key);
  }

  private static CostEstimate shots(int shots) {
    return cost(shots, Tariff.FREE);
  }

  private static CostEstimate cost(int shots, Tariff tariff) {
    var free = Target.unrestricted("t", 1);
    var target =
        new Target(
            free.name(),
            free.qubits(),
            free.gates(),
            free.coupling(),
            free.limits(),
            tariff,
            free.calibration());
    var circuit = Circuit.onQubits(1).measureAll().build();
    var run = new Submission.Run(circuit, Bindings.none(), Request.Samples.of(shots));
    return CostEstimate.of(new Submission(key("e"), List.of(run)), target);
  }

  private static Tariff dollars() {
    return Tariff.usd("0.30", "0.00035", LocalDate.of(2026, 1, 1));
  }

  @Test
  void whatIsHeldCountsUntilItIsSettledOrReleased() {
    var budget = ShotBudget.ofShots(100);
    budget.reserve(key("a"), FEZ, shots(60));
    assertThatThrownBy(() -> budget.reserve(key("b"), FEZ, shots(41)))
        .isInstanceOf(BudgetExceededException.class)
        .hasMessage(
            "cap of 100 shots (all, ever): 0 spent, 60 reserved, 40 left, and this submission to"
                + " ibm:fez may take 41; ask for less or raise the cap");
    budget.release(key("a"));
    budget.reserve(key("b"), FEZ, shots(90));
    budget.settle(key("b"), Bill.free(30));
    assertThat(budget.balances().getFirst().left()).isEqualByComparingTo("70");
    budget.reserve(key("c"), FEZ, shots(70));
  }

  @Test
  void oneKeyIsCountedOnce() {
    var budget = ShotBudget.ofShots(100);
    var first = budget.reserve(key("a"), FEZ, shots(80));
    var again = budget.reserve(key("a"), FEZ, shots(80));
    assertThat(again.held()).isEqualTo(first.held());
    assertThat(first.isNew()).isTrue();
    assertThat(again.isNew()).isFalse();
    assertThat(budget.balances().getFirst().reserved()).isEqualByComparingTo("80");
  }

  @Test
  void aReleasedKeyIsCheckedAnew() {
    var budget = ShotBudget.ofShots(100);
    budget.reserve(key("a"), FEZ, shots(80));
    budget.release(key("a"));
    budget.reserve(key("b"), FEZ, shots(50));
    assertThatThrownBy(() -> budget.reserve(key("a"), FEZ, shots(80)))
        .isInstanceOf(BudgetExceededException.class);
  }

  @Test
  void settlingTwiceBooksTheFirstBill() {
    var budget = ShotBudget.ofShots(100);
    budget.reserve(key("a"), FEZ, shots(80));
    var job = new JobId("ibm:fez", "j");
    budget.accepted(key("a"), job);
    budget.settle(job, Bill.free(20));
    budget.settle(job, Bill.free(80));
    budget.release(key("a"));
    assertThat(budget.amounts(key("a")).orElseThrow().shots()).isEqualTo(20);
  }

  @Test
  void whatABillDoesNotSayIsTakenAsHeld() {
    var budget = Journal.inMemory(at("2026-11-20T10:00:00Z")).budget("");
    budget.reserve(key("a"), GARNET, cost(1000, dollars()));
    budget.settle(key("a"), new Bill(OptionalLong.of(900), Optional.empty(), Optional.empty()));
    var spent = budget.amounts(key("a")).orElseThrow();
    assertThat(spent.shots()).isEqualTo(900);
    assertThat(spent.money()).isEqualByComparingTo("0.65");
  }

  @Test
  void moneyIsCountedExactly() {
    var budget = Journal.inMemory(at("2026-11-20T10:00:00Z")).budget("");
    budget.set(
        new Cap(
            Scope.provider("braket"), Period.EVER, new Unit.Money("USD"), new BigDecimal("6.50")));
    for (var k = 0; k < 10; k++) {
      budget.reserve(key("k" + k), GARNET, cost(1000, dollars()));
    }
    assertThat(budget.balances().getFirst().left()).isZero();
    assertThatThrownBy(() -> budget.reserve(key("z"), GARNET, cost(1, dollars())))
        .hasMessageContaining("cap of 6.5 USD (braket, ever): 0 spent, 6.5 reserved, 0 left");
  }

  @Test
  void anUnknownPriceAndAnotherCurrencyAreRefusedWhereMoneyIsCapped() {
    var budget = Journal.inMemory(at("2026-11-20T10:00:00Z")).budget("");
    budget.reserve(key("before"), FEZ, cost(1, Tariff.UNKNOWN));
    budget.set(new Cap(Scope.ALL, Period.EVER, new Unit.Money("EUR"), BigDecimal.TEN));
    assertThatThrownBy(() -> budget.reserve(key("a"), FEZ, cost(1, Tariff.UNKNOWN)))
        .hasMessage(
            "ibm:fez charges a price that is not known, and the cap is in EUR; lift the cap or"
                + " choose another device");
    assertThatThrownBy(() -> budget.reserve(key("a"), GARNET, cost(1, dollars())))
        .hasMessageContaining("charges in USD, and the cap is in EUR");
    budget.reserve(key("free"), FEZ, shots(1_000_000));
  }

  @Test
  void capsCountTheirOwnProviderDeviceAndRun() {
    var journal = Journal.inMemory(at("2026-11-20T10:00:00Z"));
    var one = journal.budget("one");
    one.set(
        new Cap(Scope.device("ibm", "fez"), Period.EVER, new Unit.Shots(), BigDecimal.valueOf(10)));
    one.set(new Cap(Scope.ALL, Period.RUN, new Unit.Shots(), BigDecimal.valueOf(25)));
    one.reserve(key("a"), FEZ, shots(10));
    one.reserve(key("b"), new Account("ibm", "torino"), shots(10));
    assertThatThrownBy(() -> one.reserve(key("c"), FEZ, shots(1)))
        .hasMessageContaining("(ibm:fez, ever)");
    assertThatThrownBy(() -> one.reserve(key("c"), GARNET, shots(6)))
        .hasMessageContaining("(all, run)");
    journal.budget("two").reserve(key("c"), GARNET, shots(25));
  }

  @Test
  void daysAndMonthsEndByTheCalendar() {
    var file = folder.resolve("j.db");
    var month = new Cap(Scope.ALL, Period.MONTH, new Unit.Shots(), BigDecimal.valueOf(100));
    var day = new Cap(Scope.ALL, Period.DAY, new Unit.Shots(), BigDecimal.valueOf(60));
    try (var journal = Journal.open(file, at("2026-11-29T23:59:59Z"))) {
      journal.budget("").set(month);
      journal.budget("").set(day);
      journal.budget("").reserve(key("a"), FEZ, shots(60));
    }
    try (var journal = Journal.open(file, at("2026-11-30T00:00:00Z"))) {
      assertThatThrownBy(() -> journal.budget("").reserve(key("b"), FEZ, shots(41)))
          .hasMessageContaining("(all, month)");
      journal.budget("").reserve(key("b"), FEZ, shots(40));
    }
    try (var journal = Journal.open(file, at("2026-12-01T00:00:00Z"))) {
      journal.budget("").reserve(key("c"), FEZ, shots(60));
    }
  }

  @Test
  void secondsAreHeldAtTheirUpperBound() {
    var perSecond =
        new Tariff(
            "USD",
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            new BigDecimal("1.60"),
            Optional.of(LocalDate.EPOCH));
    var estimate = cost(4000, perSecond);
    assertThat(estimate.seconds().most()).isEqualByComparingTo("15");
    assertThat(estimate.money().orElseThrow().most()).isEqualByComparingTo("24");
    assertThat(estimate.money().orElseThrow().least()).isZero();
    assertThat(estimate.priceDate()).contains(LocalDate.EPOCH);
  }

  @Test
  void sixtyFourThreadsDoNotOvershoot() {
    var granted = new AtomicInteger();
    try (var journal = Journal.open(folder.resolve("j.db"), at("2026-11-20T10:00:00Z"))) {
      var budget = journal.budget("");
      budget.set(Cap.ofShots(1000));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var k = 0; k < 64; k++) {
          var mine = key("k" + k);
          threads.submit(() -> {
            try {
              budget.reserve(mine, FEZ, shots(30));
              granted.incrementAndGet();
            } catch (BudgetExceededException e) {
              budget.release(mine);
            }
          });
        }
      }
      assertThat(granted).hasValue(33);
      assertThat(budget.balances().getFirst().reserved()).isEqualByComparingTo("990");
    }
  }

  @Test
  void whatADeadProcessHeldIsFoundByItsKey() {
    var file = folder.resolve("j.db");
    try (var journal = Journal.open(file, at("2026-11-20T10:00:00Z"))) {
      journal.budget("").reserve(key("a"), FEZ, shots(1));
      assertThat(journal.budget("").orphans()).isEmpty();
    }
    try (var journal = Journal.open(file, at("2026-11-20T10:00:00Z"))) {
      assertThat(journal.budget("").orphans()).containsExactly(key("a"));
    }
  }
}
