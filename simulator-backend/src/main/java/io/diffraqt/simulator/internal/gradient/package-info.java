/// Derivatives through a plan by the adjoint method.
///
/// Start at [io.diffraqt.simulator.internal.gradient.Adjoint]; one works per thread.
@NullMarked
package io.diffraqt.simulator.internal.gradient;

import org.jspecify.annotations.NullMarked;
