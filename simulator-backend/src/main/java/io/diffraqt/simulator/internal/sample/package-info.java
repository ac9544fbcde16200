/// Drawing outcomes from distributions, the same ones for the same seed on any number of threads.
///
/// Start at [io.diffraqt.simulator.internal.sample.Draw].
@NullMarked
package io.diffraqt.simulator.internal.sample;

import org.jspecify.annotations.NullMarked;
