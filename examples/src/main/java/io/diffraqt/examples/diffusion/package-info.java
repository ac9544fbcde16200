/// What the quantum diffusion models share: noise schedules, forward processes, optimiser, training
/// loop, checkpoints and trained models.
///
/// Read {@link io.diffraqt.examples.diffusion.DiffusionModel} first, then {@link
/// io.diffraqt.examples.diffusion.Trainer} and {@link io.diffraqt.examples.diffusion.TrainedModel}.
/// Each model has a package of its own below this one.
@NullMarked
package io.diffraqt.examples.diffusion;

import org.jspecify.annotations.NullMarked;
