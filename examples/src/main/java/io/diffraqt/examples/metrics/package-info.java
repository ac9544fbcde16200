/// How close generated pictures and distributions come to what was wanted, and how sure one can be.
///
/// Read {@link io.diffraqt.examples.metrics.FeatureMap} first: picture scores compare features, and
/// only scores over the same map, with similar numbers of pictures, may be compared with each
/// other. Uncertainty comes from {@link io.diffraqt.examples.metrics.Bootstrap} where no theory is
/// at hand; exact bounds of counts are in {@link io.diffraqt.compare.Bounds}.
@NullMarked
package io.diffraqt.examples.metrics;

import org.jspecify.annotations.NullMarked;
