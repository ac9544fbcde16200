/// Derivatives of expectation values: by adjoint differentiation where the backend offers it, by
/// parameter shifts elsewhere. Start at [io.diffraqt.gradient.Gradients]; Hessians, the
/// Fubini-Study metric and natural gradients are in [io.diffraqt.gradient.Curvatures].
@NullMarked
package io.diffraqt.gradient;

import org.jspecify.annotations.NullMarked;
