/// What is measured on a state: weighted sums of Pauli strings and dense Hermitian matrices. Start
/// at [io.diffraqt.observable.PauliSum].
@NullMarked
package io.diffraqt.observable;

import org.jspecify.annotations.NullMarked;
