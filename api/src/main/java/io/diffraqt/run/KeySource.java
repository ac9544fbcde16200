package io.diffraqt.run;

import io.diffraqt.backend.SubmissionKey;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// How submissions are named. Thread-safe.
@FunctionalInterface
public interface KeySource {
  /// The key of the next submission with this content.
  ///
  /// @param digest of all that is sent, hexadecimal
  SubmissionKey next(String digest);

  /// Keys that never repeat: asking for the same thing twice buys it twice.
  static KeySource random(RandomGenerator entropy) {
    return _ -> SubmissionKey.of(new UUID(entropy.nextLong(), entropy.nextLong()));
  }

  /// Keys that a later process with the same run name repeats: the first submission of some content
  /// has the same key in both, so has the second. What was bought before a process died is then
  /// found again instead of bought again.
  ///
  /// @param run name of the run; a new name buys anew
  static KeySource ofRun(String run) {
    var seen = new ConcurrentHashMap<String, Integer>();
    return digest ->
        new SubmissionKey(
            Digests.ofText(run + "\n" + digest + "\n" + seen.merge(digest, 1, Integer::sum)));
  }
}
