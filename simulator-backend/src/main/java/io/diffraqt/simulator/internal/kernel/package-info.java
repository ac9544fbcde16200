/// Loops over amplitudes, one shape per file: scalar ones, and ones that use the Vector API.
///
/// Start at [io.diffraqt.simulator.internal.kernel.Kernels]. Only this package imports
/// `jdk.incubator.vector`, and it loads those classes only when that module is present.
@NullMarked
package io.diffraqt.simulator.internal.kernel;

import org.jspecify.annotations.NullMarked;
