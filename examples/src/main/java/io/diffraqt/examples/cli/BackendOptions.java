package io.diffraqt.examples.cli;

import io.diffraqt.backend.BackendName;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.run.Connection;
import io.diffraqt.simulator.Simulator;
import io.diffraqt.target.Target;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which backend runs, and with which seed.
final class BackendOptions {
  private static final String SIMULATOR = "simulator";

  @Mixin private PurchaseOptions purchase;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "simulator",
      description = "PLUGIN[:DEVICE][?KEY=VALUE&...]; default ${DEFAULT-VALUE}.")
  private String name = "simulator";

  @Mixin private SeedOption seed;

  String name() {
    return name;
  }

  /// The given seed, or that of the run, or one drawn for this call; it stands in the answer.
  long seed() {
    return seed.value(purchase.runName());
  }

  /// Where prices are collected, when nothing is to be bought.
  Optional<Quotes> quotes() {
    return purchase.quotes();
  }

  /// How to ask for what did not come without buying the rest again.
  String again() {
    return purchase.again(seed());
  }

  boolean isNoisy() {
    return BackendName.parse(name).settings().containsKey("noise");
  }

  private boolean isSimulator() {
    return BackendName.parse(name).plugin().equals(SIMULATOR);
  }

  /// Says how much memory is missing, where a program is too large for a simulator; a device's
  /// refusal names its qubits.
  void requireRoom(Circuit circuit, Target target) {
    if (isSimulator() && !isNoisy() && circuit.qubits() > target.qubits()) {
      Simulator.requireRoom(circuit.qubits());
    }
  }

  /// Nobody provides a simulator, so what it refuses at its opening is a wrong setting.
  Connection connect() {
    try {
      return purchase.connect(name, seed());
    } catch (RefusedException e) {
      throw isSimulator() ? new CallException(String.valueOf(e.getMessage()), e) : e;
    }
  }
}
