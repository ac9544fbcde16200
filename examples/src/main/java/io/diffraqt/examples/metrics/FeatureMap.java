package io.diffraqt.examples.metrics;

import io.diffraqt.examples.data.ImageSet;

/// Turns pictures into points whose distances mean something. Implementations are immutable and
/// give the same features for the same picture always.
public interface FeatureMap {
  /// What is printed beside every score, for instance `block49`; changes whenever the map does.
  String name();

  /// Values per picture.
  int dimension();

  /// One row of features per picture, in order.
  ///
  /// @throws IllegalArgumentException if the map does not take pictures of this shape
  FeatureMatrix apply(ImageSet images);

  /// Means of 4x4 blocks of grey 28x28 pictures scaled to white 1: 49 values from 0 to 1.
  static FeatureMap block49() {
    return BlockFeatures.BLOCK49;
  }

  /// Means of 2x2 blocks of grey 16x16 pictures, each divided by its own largest value: 64 values
  /// from 0 to 1. For generated pictures whose brightness means nothing.
  static FeatureMap block64() {
    return BlockFeatures.BLOCK64;
  }
}
