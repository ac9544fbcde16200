package io.diffraqt.guice;

import com.google.inject.AbstractModule;
import io.diffraqt.backend.Backend;
import io.diffraqt.budget.ShotBudget;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Safeguards;
import io.diffraqt.run.Surroundings;
import io.diffraqt.target.Target;

/// Binds an opened backend: `Connection`, `Backend`, `Target`, `Surroundings`, and by their
/// constructors `Sampler`, `Estimator` and `ExactRun`.
public final class BackendModule extends AbstractModule {
  private final Connection connection;

  private BackendModule(Connection connection) {
    this.connection = connection;
  }

  /// The backend of this name among those installed, opened now, before an injector exists, so that
  /// a wrong name is one plain line.
  ///
  /// @param name `PLUGIN[:DEVICE][?KEY=VALUE&...]`
  /// @throws io.diffraqt.error.UnknownBackendException when no plugin has the name
  public static BackendModule named(String name) {
    return named(name, Surroundings.ofThisProcess());
  }

  /// The backend of this name, with a given seed, clock and variables.
  ///
  /// @throws io.diffraqt.error.UnknownBackendException when no plugin has the name
  public static BackendModule named(String name, Surroundings surroundings) {
    return of(Connection.open(name, surroundings));
  }

  /// The backend of this name, with a budget that several modules may share.
  ///
  /// @throws io.diffraqt.error.UnknownBackendException when no plugin has the name
  public static BackendModule named(String name, ShotBudget budget) {
    return named(name, Surroundings.ofThisProcess(), Safeguards.none().withBudget(budget));
  }

  /// The backend of this name, with what protects it.
  ///
  /// @throws io.diffraqt.error.UnknownBackendException when no plugin has the name
  public static BackendModule named(String name, Surroundings surroundings, Safeguards safeguards) {
    return of(Connection.open(name, surroundings, safeguards));
  }

  /// A backend that is open already.
  public static BackendModule of(Connection connection) {
    return new BackendModule(connection);
  }

  @Override
  protected void configure() {
    bind(Connection.class).toInstance(connection);
    bind(Backend.class).toInstance(connection.backend());
    bind(Target.class).toInstance(connection.target());
    bind(Surroundings.class).toInstance(connection.surroundings());
  }
}
