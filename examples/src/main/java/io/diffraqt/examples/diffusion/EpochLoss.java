package io.diffraqt.examples.diffusion;

/// Mean loss over the updates of one epoch.
///
/// @param stage name of the stage
/// @param epoch from 1, within the stage
/// @param loss mean
public record EpochLoss(String stage, int epoch, double loss) {}
