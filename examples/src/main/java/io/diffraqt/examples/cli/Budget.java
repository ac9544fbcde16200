package io.diffraqt.examples.cli;

import io.diffraqt.budget.Balance;
import io.diffraqt.budget.Cap;
import io.diffraqt.budget.ShotBudget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows and sets what may be spent.
@Command(
    name = "budget",
    description = "Shows or sets caps on shots, seconds of devices and money.",
    footer = {
      "",
      "A cap counts everything that is bought, or what goes to --provider or its --device. The most",
      "a submission may cost is reserved before it is sent; one that would pass a cap is not sent.",
      "'none' as amount lifts a cap. Without caps nothing is limited.",
      "",
      "JSON: journal; caps [{provider, device, period, unit, amount, spent, reserved, left}];",
      "provider and device are empty where all count.",
      "",
      "Examples:",
      "  ./diffraqt budget show --json",
      "  ./diffraqt budget set --provider braket --money 20 --period month"
    })
final class Budget implements Callable<Integer> {
  @Mixin private Answer answer;
  @Mixin private JournalOptions journal;

  @Parameters(
      paramLabel = "show|set",
      arity = "0..1",
      defaultValue = "show",
      description = "What to do; default ${DEFAULT-VALUE}.")
  private Action action = Action.SHOW;

  @Option(names = "--provider", paramLabel = "PLUGIN", description = "Such as ibm or braket.")
  private Optional<String> provider = Optional.empty();

  @Option(names = "--device", paramLabel = "NAME", description = "One device of the provider.")
  private Optional<String> device = Optional.empty();

  @Option(
      names = "--period",
      paramLabel = "run|day|month|ever",
      defaultValue = "EVER",
      description = "In which time spending counts; default ever.")
  private Cap.Period period = Cap.Period.EVER;

  @Option(names = "--shots", paramLabel = "N", description = "Cap on shots.")
  private Optional<String> shots = Optional.empty();

  @Option(names = "--seconds", paramLabel = "S", description = "Cap on seconds of the device.")
  private Optional<String> seconds = Optional.empty();

  @Option(names = "--money", paramLabel = "AMOUNT", description = "Cap on money.")
  private Optional<String> money = Optional.empty();

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "USD",
      description = "Of --money; default ${DEFAULT-VALUE}.")
  private String currency = "USD";

  /// What the command does.
  enum Action {
    /// Lists the caps.
    SHOW,
    /// Sets or lifts caps, then lists them.
    SET
  }

  @Override
  public Integer call() {
    var wanted = wanted();
    if (action == Action.SHOW && !journal.exists()) {
      give(List.of());
      return ExitCode.DONE.value();
    }
    try (var opened = journal.open()) {
      var budget = opened.budget("");
      wanted.forEach(change -> change.apply(budget));
      give(budget.balances());
    }
    return ExitCode.DONE.value();
  }

  private void give(List<Balance> balances) {
    var document = new Document(journal.file().toString(), balances.stream().map(Row::of).toList());
    answer.give(document, document::text);
  }

  private List<Change> wanted() {
    var changes = new ArrayList<Change>();
    shots.ifPresent(text -> changes.add(change(new Cap.Unit.Shots(), "--shots", text)));
    seconds.ifPresent(text -> changes.add(change(new Cap.Unit.Seconds(), "--seconds", text)));
    money.ifPresent(text -> changes.add(change(new Cap.Unit.Money(currency), "--money", text)));
    if (changes.isEmpty() == (action == Action.SET)) {
      throw new CallException(
          action == Action.SET
              ? "budget set needs an amount: --shots, --seconds or --money"
              : "amounts are for setting: ./diffraqt budget set ...");
    }
    return changes;
  }

  private Change change(Cap.Unit unit, String option, String text) {
    if (device.isPresent() && provider.isEmpty()) {
      throw new CallException("--device needs the --provider it belongs to");
    }
    var scope = new Cap.Scope(provider.orElse(""), device.orElse(""));
    var lifted = text.equalsIgnoreCase("none");
    var amount = lifted ? BigDecimal.ZERO : amount(option, text);
    if (unit instanceof Cap.Unit.Shots && amount.stripTrailingZeros().scale() > 0) {
      throw new CallException(option + " " + text + "; a whole number");
    }
    return new Change(new Cap(scope, period, unit, amount), lifted);
  }

  private static BigDecimal amount(String option, String text) {
    try {
      var amount = new BigDecimal(text);
      if (amount.signum() >= 0) {
        return amount;
      }
    } catch (NumberFormatException _) {
      // Falls through to the one message for what is no amount.
    }
    throw new CallException(option + " " + text + "; a number, 0 or more, or none to lift the cap");
  }

  private record Change(Cap cap, boolean lifted) {
    void apply(ShotBudget budget) {
      if (lifted) {
        budget.lift(cap);
      } else {
        budget.set(cap);
      }
    }
  }

  /// The answer.
  record Document(String journal, List<Row> caps) {
    String text() {
      return caps.isEmpty()
          ? "no caps: nothing limits what is spent; set one with ./diffraqt budget set"
          : caps.stream().map(Row::text).collect(Collectors.joining(System.lineSeparator()));
    }
  }

  /// One cap and how it stands.
  ///
  /// @param provider empty where all count
  /// @param device empty where all count
  /// @param left negative where a bill was higher than its estimate
  record Row(
      String provider,
      String device,
      String period,
      String unit,
      BigDecimal amount,
      BigDecimal spent,
      BigDecimal reserved,
      BigDecimal left) {
    static Row of(Balance balance) {
      var cap = balance.cap();
      return new Row(
          cap.scope().provider(),
          cap.scope().device(),
          cap.period().name().toLowerCase(Locale.ROOT),
          cap.unit().toString(),
          plain(cap.amount()),
          plain(balance.spent()),
          plain(balance.reserved()),
          plain(balance.left()));
    }

    private static BigDecimal plain(BigDecimal amount) {
      var shorter = amount.stripTrailingZeros();
      return shorter.scale() < 0 ? shorter.setScale(0) : shorter;
    }

    String text() {
      var scope =
          provider.isEmpty() ? "all" : device.isEmpty() ? provider : provider + ":" + device;
      return "%s, %s: %s %s; %s spent, %s reserved, %s left"
          .formatted(scope, period, amount, unit, spent, reserved, left);
    }
  }
}
