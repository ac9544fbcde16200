/// What a device can run and what it charges: gates, connectivity, limits, calibration, tariff.
/// Start at [io.diffraqt.target.Target].
@NullMarked
package io.diffraqt.target;

import org.jspecify.annotations.NullMarked;
