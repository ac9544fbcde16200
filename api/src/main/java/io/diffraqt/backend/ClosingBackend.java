package io.diffraqt.backend;

/// A backend that releases something more when it is closed.
///
/// @param inner that works
/// @param also run when it was closed, even if that failed
record ClosingBackend(Backend inner, Runnable also) implements BackendLayer {

  @Override
  public void close() {
    try {
      inner.close();
    } finally {
      also.run();
    }
  }
}
