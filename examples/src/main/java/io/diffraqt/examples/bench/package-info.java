/// Measures the framework, and where asked other simulators beside it, against what the machine
/// could do at most. Start at [Benchmark].
@NullMarked
package io.diffraqt.examples.bench;

import org.jspecify.annotations.NullMarked;
