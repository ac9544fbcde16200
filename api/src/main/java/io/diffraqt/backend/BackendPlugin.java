package io.diffraqt.backend;

import java.util.List;

/// A name, and how to open the backend of that name. Found by `ServiceLoader`.
///
/// A jar of plugins says in its manifest for which contract it was built, such as
/// `Diffraqt-Contract: 1`; one that says nothing was built for the first.
public interface BackendPlugin {
  /// The number of this contract. It rises when plugins must be compiled anew.
  int CONTRACT = 1;

  /// The entry of a jar's manifest that names the contract.
  String CONTRACT_ENTRY = "Diffraqt-Contract";

  /// Unique, lower case, as users write it before the colon.
  String name();

  /// Opens a backend; refuses unknown settings by name.
  ///
  /// @throws io.diffraqt.error.UnknownBackendException when there is no such device
  /// @throws BackendException when the provider cannot be reached or refuses
  Backend open(BackendContext context);

  /// The devices that can be opened, as far as is known without a network; empty when there is no
  /// choice.
  default List<String> devices(BackendContext context) {
    return List.of();
  }
}
