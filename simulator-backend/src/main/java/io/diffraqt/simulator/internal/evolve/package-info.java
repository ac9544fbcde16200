/// States in evolution: a plan and numbers in, exact values or counts out.
///
/// [io.diffraqt.simulator.internal.evolve.Evaluation] gives exact values,
/// [io.diffraqt.simulator.internal.evolve.Sampling] counts; both follow all branches of measured
/// outcomes with one walker, over pure and mixed states alike.
@NullMarked
package io.diffraqt.simulator.internal.evolve;

import org.jspecify.annotations.NullMarked;
