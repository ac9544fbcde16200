package io.diffraqt.run;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.BudgetExceededException;
import io.diffraqt.error.QuantumException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Buys in rounds until a goal is met or may not be pursued further. Not thread-safe; runs once.
///
/// All rounds count for the result, the first one too: it is paid, and leaving it out would cost
/// more than its small bias (see `docs/reliability.md`).
final class Campaign {
  /// A round that the budget refuses is halved this often before it is given up.
  private static final int HALVINGS = 6;

  private final Connection connection;
  private final Allotment allotment;
  private final Goal goal;
  private final Rounds rounds;
  private final List<Tally> tallies;
  private final List<Attained.Round> bought = new ArrayList<>();
  private final List<Harvest.Loss> losses = new ArrayList<>();
  private Optional<Provenance> provenance = Optional.empty();

  Campaign(
      Connection connection, List<Circuit> circuits, Bindings bindings, Goal goal, Rounds rounds) {
    this.connection = connection;
    this.allotment = new Allotment(circuits, bindings, rounds.seed());
    this.goal = goal;
    this.rounds = rounds;
    this.tallies = new ArrayList<>(Collections.nCopies(allotment.units(), Tally.NONE));
  }

  <R> Attained<R> run(Function<Harvest, R> reading) {
    if (allotment.units() == 0) {
      var nothing = new Sampling(connection, List.of()).submit(reading).result();
      return new Attained<>(nothing, goal.wanted(), 0, List.of(), new Attained.End.Met());
    }
    if (rounds.maxShots() < allotment.units()) {
      throw new IllegalArgumentException(
          "%d shots for %d circuits; at least one each"
              .formatted(rounds.maxShots(), allotment.units()));
    }
    var end = pursue();
    return new Attained<>(
        reading.apply(harvest()), goal.wanted(), bought.getLast().reached(), bought, end);
  }

  /// From the first round to what is enough whatever comes; each further round is counted with a
  /// circuit more per unit than the shots alone would need.
  PrecisionCost cost() {
    var first = plan(asked(goal.first()));
    if (allotment.units() == 0) {
      return new PrecisionCost(first, first.total());
    }
    var most = plan(dropsShots() ? all() : goal.enough()).total();
    var ones = new long[allotment.units()];
    Arrays.fill(ones, 1);
    var further = plan(ones).total();
    for (var round = 1; round < rounds.most(); round++) {
      most = most.plus(further);
    }
    return new PrecisionCost(first, most);
  }

  private PackingPlan plan(long[] shots) {
    var allowed = Allotment.within(shots, rounds.maxShots());
    return new Sampling(connection, allotment.order(allowed, 1).programs()).plan();
  }

  /// Whether shots may be dropped, so that no number of them is enough for sure.
  private boolean dropsShots() {
    return allotment.circuits().stream().anyMatch(c -> !PostSelection.of(c).kept().isEmpty());
  }

  private long[] all() {
    var all = new long[allotment.units()];
    Arrays.fill(all, rounds.maxShots() / all.length);
    return all;
  }

  private Attained.End pursue() {
    var wanted = goal.first();
    for (var look = 1; ; look++) {
      var asked = asked(wanted);
      if (Arrays.stream(asked).sum() == 0) {
        return new Attained.End.LimitReached("%d shots were allowed".formatted(rounds.maxShots()));
      }
      var before = spent();
      var failure = buy(asked, look);
      var standing = goal.judge(tallies, look);
      note(standing.reached(), asked, before);
      if (standing.reached() <= goal.wanted()) {
        return new Attained.End.Met();
      }
      if (failure.isPresent() && !(isBudget(failure.get()) && spent() > before)) {
        return new Attained.End.Stopped(failure.get());
      }
      if (look == rounds.most()) {
        return new Attained.End.LimitReached("%d rounds were allowed".formatted(rounds.most()));
      }
      wanted = standing.wanted();
    }
  }

  private static boolean isBudget(QuantumException failure) {
    return failure instanceof BudgetExceededException;
  }

  private void note(double reached, long[] asked, long before) {
    var circuits = (int) Arrays.stream(asked).filter(shots -> shots > 0).count();
    if (spent() > before || bought.isEmpty()) {
      bought.add(new Attained.Round(circuits, spent() - before, reached));
    }
  }

  private long spent() {
    return tallies.stream().mapToLong(t -> t.shots() + t.discarded()).sum();
  }

  private long[] asked(long[] wanted) {
    var asked = new long[wanted.length];
    for (var unit = 0; unit < asked.length; unit++) {
      asked[unit] = tallies.get(unit).asked(wanted[unit]);
    }
    return Allotment.within(
        connection.target().limits().whole().equalShots() ? levelled(asked) : asked,
        rounds.maxShots() - spent());
  }

  /// In few sizes, so that circuits can share submissions; never above what is enough.
  private long[] levelled(long[] asked) {
    var levelled = Allotment.levelled(asked);
    var enough = goal.enough();
    for (var unit = 0; unit < asked.length; unit++) {
      var room = tallies.get(unit).asked(enough[unit]);
      levelled[unit] = Math.min(levelled[unit], Math.max(asked[unit], room));
    }
    return levelled;
  }

  /// Buys all, or half, or a quarter and so on where the budget refuses more; says what was refused
  /// or failed. What an earlier call of the same run bought is taken up first.
  private Optional<QuantumException> buy(long[] asked, int look) {
    var before = spent();
    var sizes = look == 1 ? List.of(asked) : Allotment.halved(asked, HALVINGS);
    var parcels = new HashMap<Integer, Parcel>();
    IntFunction<Parcel> parcel = k -> parcels.computeIfAbsent(k, _ -> parcel(sizes.get(k), look));
    for (var k = 0; k < sizes.size() && connection.isJournaled(); k++) {
      if (parcel.apply(k).sampling().isBegun()) {
        return take(parcel.apply(k), look);
      }
    }
    var refusal = Optional.<QuantumException>empty();
    for (var k = 0; k < sizes.size(); k++) {
      refusal = take(parcel.apply(k), look);
      if (refusal.isEmpty() || !isBudget(refusal.get()) || spent() > before) {
        return refusal;
      }
    }
    return refusal;
  }

  /// What can be sent at once, and whose shots it gives.
  private record Parcel(Sampling sampling, List<Integer> units) {}

  private Parcel parcel(long[] shots, int look) {
    var order = allotment.order(shots, look);
    return new Parcel(new Sampling(connection, order.programs()), order.units());
  }

  /// @throws QuantumException when the first round brings nothing, or the thread is interrupted
  private Optional<QuantumException> take(Parcel parcel, int look) {
    try {
      var harvest = parcel.sampling().submit(h -> h).result();
      add(harvest, parcel.units());
      return harvest.isWhole() ? Optional.empty() : Optional.of(harvest.cause());
    } catch (QuantumException e) {
      if (look == 1 || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return Optional.of(e);
    }
  }

  private void add(Harvest harvest, List<Integer> units) {
    for (var k = 0; k < units.size(); k++) {
      var unit = units.get(k);
      harvest.rows().get(k).seen().ifPresent(row -> tallies.set(unit, tallies.get(unit).plus(row)));
    }
    for (var loss : harvest.losses()) {
      var lost = loss.rows().stream().map(units::get).toList();
      losses.add(new Harvest.Loss(loss.key(), lost, loss.cause()));
    }
    provenance =
        Optional.of(provenance.map(p -> p.plus(harvest.provenance())).orElse(harvest.provenance()));
  }

  /// A unit that never got a shot is missing; one that got fewer than wanted is not.
  private Harvest harvest() {
    var rows = tallies.stream().map(t -> new Harvest.Row(t.row(), t.kept().isPresent())).toList();
    var isWhole = rows.stream().allMatch(Harvest.Row::isWhole);
    return new Harvest(rows, isWhole ? List.of() : losses, provenance.orElseThrow());
  }
}
