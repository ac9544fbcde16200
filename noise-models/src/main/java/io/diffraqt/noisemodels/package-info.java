/// Noise by name, and noise read from the calibration of a device.
@NullMarked
package io.diffraqt.noisemodels;

import org.jspecify.annotations.NullMarked;
