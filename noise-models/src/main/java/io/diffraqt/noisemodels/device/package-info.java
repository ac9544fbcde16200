/// Calibrations of named devices, recorded on a day, as data files with date and source.
///
/// Start at [io.diffraqt.noisemodels.device.RecordedDevices]. The files are in the format of
/// [io.diffraqt.noisemodels.DeviceFile]; each names its source and licence, and the notice beside
/// them says what was changed. `RecordDevice` in the tests of this module makes them anew.
@NullMarked
package io.diffraqt.noisemodels.device;

import org.jspecify.annotations.NullMarked;
