package io.diffraqt.examples.report;

/// A picture with its caption, its pixels shown as sharp squares as wide as there is room.
public record PictureFigure(Picture picture, String caption) implements Block {}
