/// Exact and noisy simulation of circuits on this machine, as a backend plugin.
@NullMarked
package io.diffraqt.simulator;

import org.jspecify.annotations.NullMarked;
