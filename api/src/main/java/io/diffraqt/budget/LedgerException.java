package io.diffraqt.budget;

import io.diffraqt.error.QuantumException;

/// The journal cannot be read or written; nothing may be submitted until it can.
public final class LedgerException extends QuantumException {
  private final Damage damage;

  /// What is wrong with a journal.
  public enum Damage {
    /// Cut short, overwritten in parts, or no journal at all.
    UNREADABLE,
    /// No space is left on its disk.
    DISK_FULL,
    /// Its file or folder cannot be written.
    READ_ONLY,
    /// Written by a later version of this program.
    NEWER_SCHEMA,
    /// Another process holds it for too long.
    BUSY,
    /// The disk reports an error.
    DISK_ERROR,
    /// An entry is not in the state from which the step is allowed; another process was faster.
    STALE_STEP
  }

  /// A failure of the journal itself.
  ///
  /// @param damage its kind
  /// @param message which file, what is wrong, what to do next
  public LedgerException(Damage damage, String message) {
    super(message);
    this.damage = damage;
  }

  /// A failure of the journal itself.
  ///
  /// @param damage its kind
  /// @param message which file, what is wrong, what to do next
  /// @param cause the lower-level failure
  public LedgerException(Damage damage, String message, Throwable cause) {
    super(message, cause);
    this.damage = damage;
  }

  /// Its kind.
  public Damage damage() {
    return damage;
  }
}
