package io.diffraqt.tck;

/// What happens to one call of a backend.
public enum Fault {
  /// Nothing.
  NONE,
  /// A submission is refused.
  REFUSED,
  /// A call fails, and nothing ran.
  TRANSIENT,
  /// A submission is lost on its way, which nobody can tell from a lost reply.
  LOST_REQUEST,
  /// A submission is taken, and its reply is lost.
  LOST_REPLY,
  /// A submission is taken, and the plugin fails in a way that is none of the contract.
  BROKEN_PLUGIN
}
