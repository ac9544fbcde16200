package io.diffraqt.run;

import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.error.QuantumException;
import io.diffraqt.result.Estimate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A part of a batch came and a part did not; what came is here.
///
/// The cause says why the rest did not come. Under a journal and a named run ([KeySource#ofRun]),
/// the same call again takes up what came and buys only the rest.
public final class PartialResultException extends QuantumException {
  private final transient Finished finished;
  private final transient List<Missing> missing;
  private final transient Provenance provenance;

  PartialResultException(Finished finished, List<Missing> missing, Harvest harvest) {
    super(message(finished, missing, harvest.cause()), harvest.cause());
    this.finished = finished;
    this.missing = List.copyOf(missing);
    this.provenance = harvest.provenance();
  }

  /// What came, by the row of the bindings.
  public sealed interface Finished {
    /// Number of rows that are whole.
    int size();

    /// Of a sampler.
    ///
    /// @param rows with all of their shots
    /// @param begun rows with some of their shots
    record Counted(
        SortedMap<Integer, SampleResult.Row> rows, SortedMap<Integer, SampleResult.Row> begun)
        implements Finished {
      /// Copies the maps.
      public Counted {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        begun = Collections.unmodifiableSortedMap(new TreeMap<>(begun));
      }

      @Override
      public int size() {
        return rows.size();
      }
    }

    /// Of an estimator.
    ///
    /// @param rows with one estimate per observable
    record Estimated(SortedMap<Integer, List<Estimate>> rows) implements Finished {
      /// Copies the map.
      public Estimated {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
      }

      @Override
      public int size() {
        return rows.size();
      }
    }
  }

  /// A submission that brought nothing.
  ///
  /// @param key under which it can be sent again, or looked up in the journal
  /// @param rows of the bindings that need it
  /// @param reason in one line
  public record Missing(SubmissionKey key, List<Integer> rows, String reason) {
    /// Copies the rows.
    public Missing {
      rows = List.copyOf(rows);
    }
  }

  /// The rows that came.
  public Finished finished() {
    return finished;
  }

  /// The submissions that brought nothing, in their order.
  public List<Missing> missing() {
    return missing;
  }

  /// Where the finished rows come from.
  public Provenance provenance() {
    return provenance;
  }

  private static String message(Finished finished, List<Missing> missing, QuantumException cause) {
    return "%d rows finished, and %d submissions brought nothing (%s): %s"
        .formatted(
            finished.size(),
            missing.size(),
            missing.stream()
                .map(m -> m.key().value() + " for rows " + m.rows())
                .collect(Collectors.joining(", ")),
            Messages.of(cause));
  }
}
