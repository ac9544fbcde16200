package io.diffraqt.examples.data;

/// Two parts of one set of pictures, with no picture in both.
public record Split(ImageSet first, ImageSet rest) {}
