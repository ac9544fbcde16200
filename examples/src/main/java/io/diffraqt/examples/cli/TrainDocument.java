package io.diffraqt.examples.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The answer of `train`.
///
/// @param loss mean of the last epoch
/// @param testInfidelity mean over the steps, on unseen pictures
/// @param doNothingInfidelity the same of returning the input
/// @param meanImageInfidelity the same of returning the mean picture
record TrainDocument(
    String model,
    String run,
    double loss,
    @Nullable Double testInfidelity,
    @Nullable Double doNothingInfidelity,
    @Nullable Double meanImageInfidelity,
    double fid,
    String featureMap,
    String report) {
  String text() {
    var scores =
        testInfidelity == null
            ? ""
            : String.format(
                Locale.ROOT,
                "test infidelity %.4f, do nothing %.4f, mean image %.4f%n",
                testInfidelity,
                doNothingInfidelity,
                meanImageInfidelity);
    return scores
        + String.format(
            Locale.ROOT, "last loss %.4f, FID(%s) %.3f%nreport %s", loss, featureMap, fid, report);
  }
}
