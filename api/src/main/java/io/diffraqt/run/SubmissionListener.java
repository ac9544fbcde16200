package io.diffraqt.run;

import org.slf4j.LoggerFactory;

/// Hears of every step of submissions; called on the thread that takes the step, so it is quick.
@FunctionalInterface
public interface SubmissionListener {
  /// Hears of one step.
  void on(SubmissionEvent event);

  /// Hears nothing.
  static SubmissionListener none() {
    return _ -> {};
  }

  /// Writes doubts, retries and pauses as warnings, everything else for debugging.
  static SubmissionListener logging() {
    var log = LoggerFactory.getLogger(SubmissionListener.class);
    return event -> {
      switch (event) {
        case SubmissionEvent.InDoubt _, SubmissionEvent.Retrying _, SubmissionEvent.Paused _ ->
            log.warn("{}", event);
        case SubmissionEvent.Reserved _,
            SubmissionEvent.Intended _,
            SubmissionEvent.Waiting _,
            SubmissionEvent.Resumed _,
            SubmissionEvent.Found _,
            SubmissionEvent.Accepted _,
            SubmissionEvent.NothingRan _,
            SubmissionEvent.Ended _ ->
            log.debug("{}", event);
      }
    };
  }

  /// Counts in Micrometer's global registry, where Micrometer is on the class path; hears nothing
  /// elsewhere.
  static SubmissionListener metering() {
    return isPresent("io.micrometer.core.instrument.Metrics") ? SubmissionMeters.global() : none();
  }

  private static boolean isPresent(String name) {
    try {
      Class.forName(name, false, SubmissionListener.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  /// Both hear.
  default SubmissionListener and(SubmissionListener other) {
    return event -> {
      on(event);
      other.on(event);
    };
  }
}
