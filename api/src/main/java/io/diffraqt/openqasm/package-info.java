/// Circuits as OpenQASM 3 text and back, in the dialects of the vendors; OpenQASM 2 is read too.
///
/// Everything classical is evaluated while reading: what is left is a
/// [io.diffraqt.circuit.Circuit]. Start at [io.diffraqt.openqasm.OpenQasm3].
@NullMarked
package io.diffraqt.openqasm;

import org.jspecify.annotations.NullMarked;
