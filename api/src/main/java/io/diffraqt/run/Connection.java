package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendName;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.Ending;
import io.diffraqt.budget.Entry;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Target;
import io.diffraqt.transpile.CompiledCircuit;
import java.util.List;
import java.util.Optional;

/// An opened backend with what protects it; samplers, estimators and exact runs share it.
///
/// Thread-safe. Closing it releases the plugin's connections; jobs go on.
public final class Connection implements AutoCloseable {
  private final String name;
  private final Backend plugin;
  private final Backend guarded;
  private final Surroundings surroundings;
  private final Safeguards safeguards;
  private final Compilation compilation;

  private Connection(
      String name, Backend plugin, Surroundings surroundings, Safeguards safeguards) {
    this.name = name;
    this.plugin = plugin;
    this.guarded = safeguards.around(plugin, name, surroundings);
    this.surroundings = surroundings;
    this.safeguards = safeguards;
    this.compilation = new Compilation(plugin.target());
  }

  /// Opens the backend of this name among those installed, without budget and journal.
  ///
  /// @param name `PLUGIN[:DEVICE][?KEY=VALUE&...]`
  /// @throws io.diffraqt.error.UnknownBackendException when no plugin has the name
  public static Connection open(String name, Surroundings surroundings) {
    return open(name, surroundings, Safeguards.none());
  }

  /// Opens the backend of this name among those installed.
  ///
  /// @throws io.diffraqt.error.UnknownBackendException when no plugin has the name
  public static Connection open(String name, Surroundings surroundings, Safeguards safeguards) {
    return open(Backends.installed(), name, surroundings, safeguards);
  }

  /// Opens the backend of this name among `backends`.
  ///
  /// @throws io.diffraqt.error.UnknownBackendException when no plugin has the name
  public static Connection open(
      Backends backends, String name, Surroundings surroundings, Safeguards safeguards) {
    var plugin = backends.open(BackendName.parse(name), surroundings);
    return to(name, plugin, surroundings, safeguards);
  }

  /// Uses a backend that is open already, without budget and journal; closing the connection closes
  /// it.
  public static Connection to(String name, Backend backend, Surroundings surroundings) {
    return to(name, backend, surroundings, Safeguards.none());
  }

  /// Uses a backend that is open already; closing the connection closes it.
  public static Connection to(
      String name, Backend backend, Surroundings surroundings, Safeguards safeguards) {
    return new Connection(name, backend, surroundings, safeguards);
  }

  /// As the user wrote it.
  public String name() {
    return name;
  }

  /// What it can run and what it charges.
  public Target target() {
    return plugin.target();
  }

  /// The six functions, behind what protects them.
  public Backend backend() {
    return guarded;
  }

  /// The backend as one that knows exact values, if it is one.
  public Optional<ExactBackend> exactBackend() {
    return plugin instanceof ExactBackend exact ? Optional.of(exact) : Optional.empty();
  }

  /// What it was opened with.
  public Surroundings surroundings() {
    return surroundings;
  }

  /// Counts of measured bits.
  public Sampler sampler() {
    return new Sampler(this);
  }

  /// Expectation values.
  public Estimator estimator() {
    return new Estimator(this);
  }

  /// Exact values over the qubits of the program.
  ///
  /// @throws io.diffraqt.backend.RefusedException when the backend knows no exact values
  public ExactRun exactRun() {
    return new ExactRun(this);
  }

  /// Jobs that were started before, perhaps by another process; gives the counts of every row of
  /// each job, those included that post-selection drops.
  public Job<List<List<Counts>>> reopen(List<JobId> jobs) {
    return new Job<>(
        guarded, jobs, surroundings, ended -> ended.stream().map(Sampling::requireCounts).toList());
  }

  /// The circuit in the target's language. The last ones are kept, so that a training loop compiles
  /// once.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException when the target cannot run it
  CompiledCircuit compile(Circuit circuit) {
    return compilation.of(circuit);
  }

  /// The language in which things are sent; empty where nothing is, unless the target counts bytes.
  Optional<OpenQasm3.Dialect> dialect() {
    return target().limits().whole().maxBytes() == Long.MAX_VALUE
        ? plugin.dialect()
        : plugin.dialect().or(() -> Optional.of(OpenQasm3.Dialect.STANDARD));
  }

  /// The next key for some content. A key whose job failed or was given up brings nothing any more
  /// and is passed over: that part is bought again, and what is finished is not.
  SubmissionKey key(String digest) {
    var key = surroundings.keys().next(digest);
    while (entry(key).map(Connection::isLost).orElse(false)) {
      key = surroundings.keys().next(digest);
    }
    return key;
  }

  /// Whether the journal has a submission under this key that ran, or may have run.
  boolean isBought(SubmissionKey key) {
    return entry(key)
        .filter(e -> !(e instanceof Entry.Closed(_, _, Ending.NothingRan _)))
        .isPresent();
  }

  /// Whether what is bought is written down.
  boolean isJournaled() {
    return safeguards.ledger().isPresent();
  }

  private Optional<Entry> entry(SubmissionKey key) {
    return safeguards.ledger().flatMap(ledger -> ledger.find(key));
  }

  private static boolean isLost(Entry entry) {
    return entry instanceof Entry.Closed(_, _, var ending)
        && switch (ending) {
          case Ending.Failed _, Ending.Cancelled _, Ending.Abandoned _ -> true;
          case Ending.Settled _, Ending.Refused _, Ending.Unsent _ -> false;
        };
  }

  @Override
  public void close() {
    plugin.close();
  }
}
