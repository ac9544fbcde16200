/// Rewrites a circuit until a target accepts it.
///
/// Compilation rewrites qubits and never classical bits, so counts need no un-permuting; a
/// [io.diffraqt.transpile.Layout] is consulted only for states, observables and noise. Start at
/// [io.diffraqt.transpile.Transpiler].
@NullMarked
package io.diffraqt.transpile;

import org.jspecify.annotations.NullMarked;
