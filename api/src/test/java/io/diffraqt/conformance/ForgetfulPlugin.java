package io.diffraqt.conformance;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.tck.LoopbackPlugin;

/// Claims that its provider refuses repeats, and gives it another key in each process.
public final class ForgetfulPlugin implements BackendPlugin {
  private static final int MOST_LETTERS = 64;

  /// For the processes that the kit starts.
  public ForgetfulPlugin() {}

  @Override
  public String name() {
    return new LoopbackPlugin().name();
  }

  @Override
  public Backend open(BackendContext context) {
    var correct = new LoopbackPlugin().open(context);
    return Tampering.aroundAny(
        correct,
        call ->
            switch (call.name()) {
              case "submit" -> call.goWith(renamed((Submission) call.argument(0)));
              case "find" -> call.goWith(ofThisProcess((SubmissionKey) call.argument(0)));
              default -> call.go();
            });
  }

  private static Submission renamed(Submission submission) {
    return new Submission(ofThisProcess(submission.key()), submission.runs());
  }

  private static SubmissionKey ofThisProcess(SubmissionKey key) {
    var process = ProcessHandle.current().pid() + "-" + key.value();
    return new SubmissionKey(process.substring(0, Math.min(process.length(), MOST_LETTERS)));
  }
}
