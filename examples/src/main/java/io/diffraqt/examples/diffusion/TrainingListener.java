package io.diffraqt.examples.diffusion;

/// Hears how a training run goes, in the thread of the training loop.
@FunctionalInterface
public interface TrainingListener {
  void on(TrainingEvent event);
}
