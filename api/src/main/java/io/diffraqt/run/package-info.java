/// What users call: circuits in, counts, estimates and exact values with their origin out.
///
/// A [io.diffraqt.run.Connection] is an opened backend with what protects it; a
/// [io.diffraqt.run.Sampler], an [io.diffraqt.run.Estimator] and an [io.diffraqt.run.ExactRun] work
/// on it. Start at [io.diffraqt.run.Backends].
@NullMarked
package io.diffraqt.run;

import org.jspecify.annotations.NullMarked;
