/// The slow oracle that fast code is tested against: whole matrices, by the definitions.
///
/// Start at [io.diffraqt.simulator.internal.reference.Reference].
@NullMarked
package io.diffraqt.simulator.internal.reference;

import org.jspecify.annotations.NullMarked;
