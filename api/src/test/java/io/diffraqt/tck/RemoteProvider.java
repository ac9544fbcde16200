package io.diffraqt.tck;

/// A provider that works, at an address on this machine, and what the kit must know of it: a
/// sandbox, or stubs of recorded exchanges. Thread-safe.
public interface RemoteProvider extends AutoCloseable {
  /// Where it listens: `http://localhost:PORT`.
  String url();

  /// The plugin, told to talk to this address in place of the provider's own.
  Subject subject(String url);

  /// Whether a request is the one that makes a job.
  ///
  /// @param method such as `POST`
  /// @param path with the query
  boolean isSubmission(String method, String path);

  /// Number of jobs ever made.
  int jobs();

  @Override
  void close();
}
