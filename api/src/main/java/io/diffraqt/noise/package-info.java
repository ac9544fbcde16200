/// What noise is: channels, read-out error, and models that attach both to instructions.
///
/// Named noise lives in other modules; this package only says what a simulator can consume. Start
/// at [io.diffraqt.noise.NoiseModel].
@NullMarked
package io.diffraqt.noise;

import org.jspecify.annotations.NullMarked;
