/// Derivatives of expectation values: by adjoint differentiation where the backend offers it, by
/// parameter shifts elsewhere. Start at [io.diffraqt.gradient.Gradients].
@NullMarked
package io.diffraqt.gradient;

import org.jspecify.annotations.NullMarked;
