package io.diffraqt.budget;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus.Bill;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.error.BudgetExceededException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Shots, device time and money that may be spent, and what of them is left.
///
/// Before a submission is sent, the most it may cost is held; what is held counts as spent until it
/// is settled at what was billed or released. Each step is one transaction, so threads and
/// processes on one journal cannot overshoot together. A bill above its estimate may pass a cap; it
/// is booked as it is, and nothing more is granted. Thread-safe.
public final class ShotBudget {
  private final Store store;
  private final Owners owners;
  private final Clock clock;
  private final String run;

  ShotBudget(Store store, Owners owners, Clock clock, String run) {
    this.store = store;
    this.owners = owners;
    this.clock = clock;
    this.run = run;
  }

  /// A budget of shots alone that ends with this object.
  public static ShotBudget ofShots(long shots) {
    var budget = Journal.inMemory(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).budget("");
    budget.set(Cap.ofShots(shots));
    return budget;
  }

  /// Sets a cap, in place of one with the same scope, period and unit.
  public void set(Cap cap) {
    store.change(connection -> {
      CapRows.set(connection, cap);
      return cap;
    });
  }

  /// Lifts a cap; without effect where there is none.
  public void lift(Cap cap) {
    store.change(connection -> {
      CapRows.lift(connection, cap);
      return cap;
    });
  }

  /// Every cap and how it stands.
  public List<Balance> balances() {
    return store.read(connection -> {
      var balances = new ArrayList<Balance>();
      for (var cap : CapRows.all(connection)) {
        balances.add(balance(connection, cap));
      }
      return List.copyOf(balances);
    });
  }

  /// Holds the most that a submission may cost. A key that holds something already, or was settled,
  /// is not counted again.
  ///
  /// @throws BudgetExceededException when a cap would be passed, or counts money and the price is
  ///   unknown or in another currency; nothing is held then
  public Reservation reserve(SubmissionKey key, Account account, CostEstimate estimate) {
    return store.change(connection -> {
      var known = HoldingRows.find(connection, key);
      if (known.isPresent()) {
        return takenOver(connection, known.get());
      }
      for (var cap : CapRows.all(connection)) {
        if (cap.scope().covers(account)) {
          requireRoom(balance(connection, cap), account, estimate);
        }
      }
      var reservation = new Reservation(key, account, Amounts.most(estimate), true);
      HoldingRows.hold(connection, reservation, run, clock.millis(), owners.mine());
      return reservation;
    });
  }

  private Reservation takenOver(Connection connection, Reservation known) throws SQLException {
    var owner = HoldingRows.owner(connection, known.key());
    if (owner.isEmpty() || owners.isAlive(owner.get())) {
      return known;
    }
    HoldingRows.own(connection, known.key(), owners.mine());
    return new Reservation(known.key(), known.account(), known.held(), true);
  }

  /// Notes the job for which something is held, so that it can be settled by the job. What was
  /// released meanwhile is held again: the provider has the job.
  public void accepted(SubmissionKey key, JobId job) {
    store.change(connection -> {
      HoldingRows.accepted(connection, key, job);
      return job;
    });
  }

  /// Books what was billed and frees the rest; without effect on what is settled already.
  public void settle(JobId job, Bill bill) {
    store.change(connection -> {
      var held = HoldingRows.find(connection, job);
      if (held.isPresent()) {
        HoldingRows.settle(connection, held.get(), bill);
      }
      return job;
    });
  }

  /// Books what was billed for a key; without effect on what is settled already.
  public void settle(SubmissionKey key, Bill bill) {
    store.change(connection -> {
      var held = HoldingRows.find(connection, key);
      if (held.isPresent()) {
        HoldingRows.settle(connection, held.get(), bill);
      }
      return key;
    });
  }

  /// Frees what is held for a key of which nothing ran; without effect where a job is known.
  public void release(SubmissionKey key) {
    store.change(connection -> {
      HoldingRows.release(connection, key);
      return key;
    });
  }

  /// Keys for which something is held by processes that have ended.
  public List<SubmissionKey> orphans() {
    return store.read(connection -> HoldingRows.held(connection)).stream()
        .filter(held -> !owners.isAlive(held.owner()))
        .map(HoldingRows.Held::key)
        .toList();
  }

  /// What is held or spent for a key.
  public Optional<Amounts> amounts(SubmissionKey key) {
    return store.read(connection -> HoldingRows.find(connection, key)).map(Reservation::held);
  }

  private Balance balance(Connection connection, Cap cap) throws SQLException {
    return HoldingRows.balance(connection, cap, clock.instant().atZone(clock.getZone()), run);
  }

  private static void requireRoom(Balance balance, Account account, CostEstimate estimate) {
    var asked = asked(balance.cap(), account, estimate);
    if (asked.compareTo(balance.left()) > 0) {
      throw new BudgetExceededException(
          ("cap of %s %s (%s, %s): %s spent, %s reserved, %s left, and this submission to %s may"
                  + " take %s; ask for less or raise the cap")
              .formatted(
                  plain(balance.cap().amount()),
                  balance.cap().unit(),
                  balance.cap().scope(),
                  balance.cap().period().name().toLowerCase(Locale.ROOT),
                  plain(balance.spent()),
                  plain(balance.reserved()),
                  plain(balance.left()),
                  account,
                  plain(asked)));
    }
  }

  private static BigDecimal asked(Cap cap, Account account, CostEstimate estimate) {
    return switch (cap.unit()) {
      case Cap.Unit.Shots _ -> BigDecimal.valueOf(estimate.shots());
      case Cap.Unit.Seconds _ -> estimate.seconds().most();
      case Cap.Unit.Money(var currency) -> money(currency, account, estimate);
    };
  }

  private static BigDecimal money(String currency, Account account, CostEstimate estimate) {
    var most = estimate.money().map(CostEstimate.Range::most);
    if (most.isPresent() && most.get().signum() == 0) {
      return BigDecimal.ZERO;
    }
    if (most.isEmpty() || !estimate.currency().equals(currency)) {
      throw new BudgetExceededException(
          "%s charges %s, and the cap is in %s; lift the cap or choose another device"
              .formatted(
                  account,
                  most.isEmpty() ? "a price that is not known" : "in " + estimate.currency(),
                  currency));
    }
    return most.get();
  }

  private static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
