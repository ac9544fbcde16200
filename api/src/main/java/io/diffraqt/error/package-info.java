/// Failures raised before a backend is reached, and the root of all failures of this project. Start
/// at [io.diffraqt.error.QuantumException].
@NullMarked
package io.diffraqt.error;

import org.jspecify.annotations.NullMarked;
