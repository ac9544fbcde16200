package io.diffraqt.examples.cli;

import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.budget.Account;
import io.diffraqt.budget.Ending;
import io.diffraqt.budget.Entry;
import io.diffraqt.budget.Journal;
import io.diffraqt.budget.ShotLedger;
import io.diffraqt.run.Recovery;
import io.diffraqt.run.Recovery.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the journal of paid submissions and ends what is open in it.
@Command(
    name = "jobs",
    description = "The journal: what was intended, accepted, settled; goes on where it was left.",
    footer = {
      "",
      "list     the last submissions; show ID  one of them",
      "resume   asks the providers about everything that is open, or about ID, and fetches the",
      "         results of what has ended; sends nothing",
      "cancel   asks the provider to end ID",
      "resolve  ends the doubt about ID, by what a person knows: --job JOB, --not-sent or --abandon",
      "",
      "ID is a key of the journal, its beginning, or a provider's job. resume ends with 6 while",
      "anything is in doubt, and with 5 where a provider could not be asked.",
      "",
      "JSON: journal; jobs [{key, backend, state, job, reason, at, run, circuits, shots,",
      "billedShots, billedSeconds, billedMoney, heldMoney, currency, found, results}]; results of",
      "resume, for each circuit: {registers: {NAME: {bits, counts}}}.",
      "",
      "Example:",
      "  ./diffraqt jobs list --json"
    })
final class Jobs implements Callable<Integer> {
  private static final int SEARCHED = 100_000;

  @Mixin private Answer answer;
  @Mixin private JournalOptions options;

  @Parameters(
      index = "0",
      paramLabel = "list|show|resume|cancel|resolve",
      arity = "0..1",
      defaultValue = "LIST",
      description = "What to do; default list.")
  private Action action = Action.LIST;

  @Parameters(index = "1", paramLabel = "ID", arity = "0..1", description = "Which submission.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many are listed; default ${DEFAULT-VALUE}.")
  private int most = 20;

  @Option(names = "--job", paramLabel = "JOB", description = "resolve: the provider's job.")
  private Optional<String> job = Optional.empty();

  @Option(names = "--not-sent", description = "resolve: the provider does not have it.")
  private boolean notSent;

  @Option(names = "--abandon", description = "resolve: give it up; it counts as spent.")
  private boolean abandoned;

  @Option(names = "--reason", paramLabel = "TEXT", description = "resolve: for the journal.")
  private String reason = "decided by a person";

  /// What the command does.
  enum Action {
    /// Lists the last submissions.
    LIST,
    /// Shows one.
    SHOW,
    /// Asks the providers about what is open.
    RESUME,
    /// Asks a provider to end one.
    CANCEL,
    /// Ends a doubt.
    RESOLVE
  }

  @Override
  public Integer call() {
    if (id.isEmpty() && action != Action.LIST && action != Action.RESUME) {
      throw new CallException(
          "jobs %s needs an ID; ./diffraqt jobs list shows them".formatted(name()));
    }
    if (!options.exists()) {
      return withoutJournal();
    }
    try (var journal = options.open();
        var providers = new Providers(journal)) {
      return act(journal, providers);
    }
  }

  private String name() {
    return action.name().toLowerCase(Locale.ROOT);
  }

  private int withoutJournal() {
    if (id.isPresent()) {
      throw unknown(id.get());
    }
    give(List.of());
    return ExitCode.DONE.value();
  }

  private int act(Journal journal, Providers providers) {
    var ledger = journal.ledger();
    return switch (action) {
      case LIST -> shown(journal, ledger.latest(most));
      case SHOW -> shown(journal, List.of(entry(ledger)));
      case RESUME -> resumed(journal, providers, findings(ledger, providers.recovery()));
      case CANCEL -> resumed(journal, providers, List.of(cancelled(entry(ledger), providers)));
      case RESOLVE -> {
        var entry = entry(ledger);
        resolve(entry, providers.recovery());
        yield shown(journal, List.of(ledger.find(entry.key()).orElseThrow()));
      }
    };
  }

  private int shown(Journal journal, List<Entry> entries) {
    var budget = journal.budget("");
    give(entries.stream().map(e -> JobDocument.of(e, budget.amounts(e.key()))).toList());
    return ExitCode.DONE.value();
  }

  private int resumed(Journal journal, Providers providers, List<Finding> findings) {
    var budget = journal.budget("");
    give(
        findings.stream()
            .map(f -> {
              var held = budget.amounts(f.entry().key());
              return withResults(JobDocument.of(f.entry(), held, words(f)), f, providers);
            })
            .toList());
    return code(findings).value();
  }

  /// A result that the provider does not give any more leaves the rest of the answer as it is.
  private JobDocument withResults(JobDocument document, Finding finding, Providers providers) {
    if (!(finding.entry() instanceof Entry.Closed(var intent, var done, Ending.Settled _))) {
      return document;
    }
    try {
      var outcomes = providers.backend(intent.backend()).result(done.orElseThrow());
      return document.withResults(
          outcomes.stream()
              .filter(Outcome.Sampled.class::isInstance)
              .map(outcome -> ((Outcome.Sampled) outcome).counts())
              .toList());
    } catch (BackendException e) {
      answer.tell("no result of %s: %s".formatted(document.key(), e.getMessage()));
      return document;
    }
  }

  private static ExitCode code(List<Finding> findings) {
    if (findings.stream().anyMatch(Finding.InDoubt.class::isInstance)) {
      return ExitCode.OUTCOME_UNKNOWN;
    }
    return findings.stream().anyMatch(Finding.Unreachable.class::isInstance)
        ? ExitCode.PROVIDER_FAILED
        : ExitCode.DONE;
  }

  private static Optional<String> words(Finding finding) {
    return switch (finding) {
      case Finding.BeingSent _ -> Optional.of("a living process is sending it");
      case Finding.UnderWay(_, JobStatus.Queued(var position)) ->
          Optional.of(position.isPresent() ? "queued at " + position.getAsInt() : "queued");
      case Finding.UnderWay _ -> Optional.of("running");
      case Finding.Ended _ -> Optional.of("ended");
      case Finding.InDoubt _ ->
          Optional.of("the provider finds no job of it; look there, then jobs resolve");
      case Finding.Unreachable(_, var why) -> Optional.of("not asked: " + why);
    };
  }

  private List<Finding> findings(ShotLedger ledger, Recovery recovery) {
    return id.isEmpty() ? recovery.resume() : List.of(recovery.resume(entry(ledger).key()));
  }

  private static Finding cancelled(Entry entry, Providers providers) {
    if (!(entry instanceof Entry.Accepted(var intent, var accepted))) {
      throw new CallException(
          "submission %s is %s; only an accepted one can be cancelled"
              .formatted(entry.key().value(), entry.state()));
    }
    providers.backend(intent.backend()).cancel(accepted);
    return providers.recovery().resume(entry.key());
  }

  private void resolve(Entry entry, Recovery recovery) {
    if ((job.isPresent() ? 1 : 0) + (notSent ? 1 : 0) + (abandoned ? 1 : 0) != 1) {
      throw new CallException("jobs resolve needs one of --job JOB, --not-sent and --abandon");
    }
    if (job.isPresent()) {
      var name = Account.of(entry.intent().backend()).toString();
      recovery.resolveAs(entry.key(), new JobId(name, job.get()));
    } else if (notSent) {
      recovery.resolveAsNotSent(entry.key(), reason);
    } else {
      recovery.abandon(entry.key(), reason);
    }
  }

  /// The one entry whose key begins so, or that has this job.
  private Entry entry(ShotLedger ledger) {
    var wanted = id.orElseThrow();
    var found =
        ledger.latest(SEARCHED).stream()
            .filter(e ->
                e.key().value().startsWith(wanted)
                    || JobDocument.job(e).equals(Optional.of(wanted)))
            .toList();
    if (found.size() > 1) {
      throw new CallException(
          "%d submissions begin with '%s'; give more of the key".formatted(found.size(), wanted));
    }
    return found.stream().findFirst().orElseThrow(() -> unknown(wanted));
  }

  private CallException unknown(String wanted) {
    return new CallException(
        "no submission and no job '%s' in journal %s; ./diffraqt jobs list shows what is there"
            .formatted(wanted, options.file()));
  }

  private void give(List<JobDocument> jobs) {
    var document = new Document(options.file().toString(), jobs);
    answer.give(document, document::text);
  }

  /// The answer.
  record Document(String journal, List<JobDocument> jobs) {
    String text() {
      return jobs.isEmpty()
          ? "nothing to show in journal " + journal
          : jobs.stream()
              .map(JobDocument::text)
              .collect(Collectors.joining(System.lineSeparator()));
    }
  }
}
