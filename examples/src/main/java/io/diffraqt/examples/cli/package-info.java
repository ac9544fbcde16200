/// The command line: one class per command, which hands its work to the framework and prints the
/// answer. Read [Diffraqt] first.
@NullMarked
package io.diffraqt.examples.cli;

import org.jspecify.annotations.NullMarked;
