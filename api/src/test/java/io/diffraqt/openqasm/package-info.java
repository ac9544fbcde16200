/// Tests of reading and writing OpenQASM.
@NullMarked
package io.diffraqt.openqasm;

import org.jspecify.annotations.NullMarked;
