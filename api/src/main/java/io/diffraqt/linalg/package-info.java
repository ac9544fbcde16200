/// Small dense complex matrices and vectors, immutable.
///
/// For gates, channels and observables of a few qubits; simulators keep their own storage. Start at
/// [io.diffraqt.linalg.ComplexMatrix].
@NullMarked
package io.diffraqt.linalg;

import org.jspecify.annotations.NullMarked;
