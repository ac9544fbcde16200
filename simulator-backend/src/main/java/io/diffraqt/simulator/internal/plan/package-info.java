/// Circuits as steps a simulator can run: merged one-qubit gates, diagonals, index maps, controlled
/// and dense matrices, measurements and channels.
///
/// Start at [io.diffraqt.simulator.internal.plan.Plan]; [io.diffraqt.simulator.internal.plan.Frame]
/// holds the numbers of one row of bindings.
@NullMarked
package io.diffraqt.simulator.internal.plan;

import org.jspecify.annotations.NullMarked;
