package io.diffraqt.budget;

import io.diffraqt.backend.SubmissionKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What is about to be sent; on disk before the wire is touched.
///
/// @param key of the submission
/// @param backend its name, as users write it
/// @param digest SHA-256 of all that is sent, hexadecimal
/// @param circuits number of executions
/// @param shots of all of them
/// @param run name of the run it belongs to; may be empty
/// @param at when it was intended first, to the millisecond
public record Intent(
    SubmissionKey key,
    String backend,
    String digest,
    long circuits,
    long shots,
    String run,
    Instant at) {
  /// Cuts the time to what is stored.
  public Intent {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }
}
