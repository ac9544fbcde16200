package io.diffraqt.budget;

import io.diffraqt.backend.BackendName;

/// On whose account something is spent.
///
/// @param provider name of the plugin
/// @param device of the provider; empty where it has no choice
public record Account(String provider, String device) {
  /// The account of a backend.
  ///
  /// @param backend `PLUGIN[:DEVICE][?KEY=VALUE&...]`
  public static Account of(String backend) {
    var name = BackendName.parse(backend);
    return new Account(name.plugin(), name.device().orElse(""));
  }

  @Override
  public String toString() {
    return device.isEmpty() ? provider : provider + ":" + device;
  }
}
