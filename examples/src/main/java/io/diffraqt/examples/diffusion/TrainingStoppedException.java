package io.diffraqt.examples.diffusion;

import io.diffraqt.error.QuantumException;
import java.nio.file.Path;

/// A training run that was interrupted after writing its checkpoint.
public final class TrainingStoppedException extends QuantumException {
  private static final long serialVersionUID = 1;

  TrainingStoppedException(long update, long updates, Path checkpoint) {
    super(
        "training stopped after update %d of %d; %s holds its state: go on with --resume"
            .formatted(update, updates, checkpoint));
  }
}
