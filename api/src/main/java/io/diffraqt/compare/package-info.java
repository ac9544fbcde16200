/// Distances between outcomes, how sure they are, tests, and what explains a gap.
///
/// Outcomes are counts or exact distributions over the same bits. Start at
/// [io.diffraqt.compare.Distance] and [io.diffraqt.compare.Gap].
@NullMarked
package io.diffraqt.compare;

import org.jspecify.annotations.NullMarked;
