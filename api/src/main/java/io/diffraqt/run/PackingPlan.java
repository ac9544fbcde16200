package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.Submission;
import io.diffraqt.budget.CostEstimate;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.Optional;

/// How a batch is spread over submissions, and what each would cost.
///
/// @param parts in the order of sending
/// @param total what all cost together
public record PackingPlan(List<Part> parts, CostEstimate total) {
  /// Copies the parts.
  public PackingPlan {
    parts = List.copyOf(parts);
  }

  PackingPlan(List<Part> parts, Target target) {
    this(
        parts,
        parts.stream()
            .map(Part::cost)
            .reduce(CostEstimate::plus)
            .orElseGet(() -> CostEstimate.none(target)));
  }

  /// One submission.
  ///
  /// @param circuits executions in it
  /// @param shots of all of them
  /// @param bytes of program text and values as sent; 0 where nothing goes over a wire
  /// @param cost of this submission alone
  public record Part(int circuits, long shots, long bytes, CostEstimate cost) {
    /// What a submission holds and costs on a backend; sends nothing.
    public static Part of(Submission submission, Backend backend) {
      return of(submission, backend.target(), backend.dialect());
    }

    static Part of(Submission submission, Target target, Optional<OpenQasm3.Dialect> dialect) {
      return new Part(
          submission.size(),
          submission.shots(),
          dialect.map(d -> new Payload(d).of(submission.runs())).orElse(0L),
          CostEstimate.of(submission, target));
    }
  }
}
