/// Qiskit Aer as a backend, in a Python process of the user's own, for those who want to compare
/// with it. Start at [io.diffraqt.examples.aer.AerPlugin].
@NullMarked
package io.diffraqt.examples.aer;

import org.jspecify.annotations.NullMarked;
