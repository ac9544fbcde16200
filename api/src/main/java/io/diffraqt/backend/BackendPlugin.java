package io.diffraqt.backend;

import java.util.List;

/// A name, and how to open the backend of that name. Found by `ServiceLoader`.
public interface BackendPlugin {
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
