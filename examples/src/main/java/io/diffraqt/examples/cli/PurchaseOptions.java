package io.diffraqt.examples.cli;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendName;
import io.diffraqt.budget.Account;
import io.diffraqt.budget.Balance;
import io.diffraqt.budget.LedgerException;
import io.diffraqt.run.Backends;
import io.diffraqt.run.Connection;
import io.diffraqt.run.KeySource;
import io.diffraqt.run.Safeguards;
import io.diffraqt.run.Surroundings;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How commands buy: under which name, and in which journal it is written down.
final class PurchaseOptions {
  /// All connections of one call share what providers limit.
  private final Surroundings process = Surroundings.ofThisProcess();

  private final AtomicBoolean warned = new AtomicBoolean();
  private final Optional<Quotes> quotes;

  @Mixin private JournalOptions journal = new JournalOptions();

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description =
          "Name of a paid run; the same call under the same name takes up what it has bought"
              + " before, instead of buying it again.")
  private Optional<String> run = Optional.empty();

  /// Of a call without a name, so that it too can be taken up.
  private final String drawnName = "unnamed-" + Long.toHexString(new SecureRandom().nextLong());

  private boolean buys;

  /// Buys.
  PurchaseOptions() {
    this(Optional.empty());
  }

  private PurchaseOptions(Optional<Quotes> quotes) {
    this.quotes = quotes;
  }

  /// Buys nothing and asks for the price.
  static PurchaseOptions quoting(Quotes quotes) {
    return new PurchaseOptions(Optional.of(quotes));
  }

  /// As the user named the run.
  Optional<String> runName() {
    return run;
  }

  Optional<Quotes> quotes() {
    return quotes;
  }

  /// How to ask for what did not come.
  ///
  /// @param seed of this call
  String again(long seed) {
    return buys
        ? "the same call with --run %s --seed %d takes up what came and buys only the rest"
            .formatted(run.orElse(drawnName), seed)
        : "the same call asks for all of it again";
  }

  /// Opens a backend: a free one as it is, and one that charges, or may charge, behind the journal
  /// and the budget.
  ///
  /// @param name `PLUGIN[:DEVICE][?KEY=VALUE&...]`
  /// @param seed of everything that is drawn
  Connection connect(String name, long seed) {
    var around = surroundings(seed);
    var plugin = Backends.installed().open(BackendName.parse(name), around);
    if (quotes.isPresent()) {
      return Connection.to(name, quotes.get().instead(name, plugin), around);
    }
    return plugin.target().tariff().isFree()
        ? Connection.to(name, plugin, around)
        : journaled(name, plugin, around);
  }

  private Surroundings surroundings(long seed) {
    return process.withSeed(seed).withKeys(KeySource.ofRun(run.orElse(drawnName)));
  }

  private Connection journaled(String name, Backend plugin, Surroundings around) {
    buys = true;
    try {
      var opened = journal.open();
      var safeguards = Safeguards.journaled(opened, run.orElse(""));
      warnWithoutCaps(Account.of(name), opened.budget("").balances());
      return Connection.to(name, Backend.closing(plugin, opened::close), around, safeguards);
    } catch (LedgerException e) {
      plugin.close();
      throw e;
    }
  }

  /// Once for a call, since what is bought on one uncapped account says enough.
  private void warnWithoutCaps(Account account, List<Balance> balances) {
    if (balances.stream().noneMatch(b -> b.cap().scope().covers(account))
        && warned.compareAndSet(false, true)) {
      LoggerFactory.getLogger(PurchaseOptions.class)
          .warn(
              "{} charges, and no cap limits what is spent there; set one:"
                  + " ./diffraqt budget set --provider {} --money 20 --period month",
              account,
              account.provider());
    }
  }
}
