/// What an execution gives: counts by register, distributions, estimates, states.
///
/// Bit 0 is the rightmost character of a bit string and the least significant bit of an index.
/// Start at [io.diffraqt.result.Counts].
@NullMarked
package io.diffraqt.result;

import org.jspecify.annotations.NullMarked;
