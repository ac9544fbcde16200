/// Binds the backend of a given name to samplers, estimators and exact runs, for programs that are
/// put together by Guice. Start at [io.diffraqt.guice.BackendModule].
@NullMarked
package io.diffraqt.guice;

import org.jspecify.annotations.NullMarked;
