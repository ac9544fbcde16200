/// Programs that are compiled for devices when compilers are measured; the same ones each time.
/// Start at [Program].
@NullMarked
package io.diffraqt.examples.bench.programs;

import org.jspecify.annotations.NullMarked;
