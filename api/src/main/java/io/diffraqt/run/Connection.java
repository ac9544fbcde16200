package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendName;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import io.diffraqt.transpile.CompiledCircuit;
import java.util.Optional;

/// An opened backend with what protects it; samplers, estimators and exact runs share it.
///
/// Thread-safe. Closing it releases the plugin's connections; jobs go on.
public final class Connection implements AutoCloseable {
  private final String name;
  private final Backend plugin;
  private final Surroundings surroundings;
  private final Compilation compilation;

  private Connection(String name, Backend plugin, Surroundings surroundings) {
    this.name = name;
    this.plugin = plugin;
    this.surroundings = surroundings;
    this.compilation = new Compilation(plugin.target());
  }

  /// Opens the backend of this name among those installed.
  ///
  /// @param name `PLUGIN[:DEVICE][?KEY=VALUE&...]`
  /// @throws io.diffraqt.error.UnknownBackendException when no plugin has the name
  public static Connection open(String name, Surroundings surroundings) {
    return open(Backends.installed(), name, surroundings);
  }

  /// Opens the backend of this name among `backends`.
  ///
  /// @throws io.diffraqt.error.UnknownBackendException when no plugin has the name
  public static Connection open(Backends backends, String name, Surroundings surroundings) {
    return to(name, backends.open(BackendName.parse(name), surroundings), surroundings);
  }

  /// Uses a backend that is open already; closing the connection closes it.
  public static Connection to(String name, Backend backend, Surroundings surroundings) {
    return new Connection(name, backend, surroundings);
  }

  /// As the user wrote it.
  public String name() {
    return name;
  }

  /// What it can run and what it charges.
  public Target target() {
    return plugin.target();
  }

  /// The six functions.
  public Backend backend() {
    return plugin;
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

  /// The circuit in the target's language. The last ones are kept, so that a training loop compiles
  /// once.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException when the target cannot run it
  CompiledCircuit compile(Circuit circuit) {
    return compilation.of(circuit);
  }

  @Override
  public void close() {
    plugin.close();
  }
}
