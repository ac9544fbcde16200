package io.diffraqt.backend;

import io.diffraqt.noise.NoiseModel;
import io.diffraqt.target.Target;
import java.util.Optional;

/// A noise model with the device it belongs to.
///
/// @param model channels and read-out
/// @param device what the device runs; empty for noise that fits any gates
public record NamedNoise(NoiseModel model, Optional<Target> device) {}
