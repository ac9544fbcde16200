package io.diffraqt.examples.report;

/// Colours between two values, by straight lines between a few known ones.
final class ColourScale {
  /// Nine equally spaced colours of "viridis" (van der Walt and Smith 2015).
  private static final int[] DARK_TO_LIGHT = {
    0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
  };

  /// "RdBu" of ColorBrewer (Brewer 2003), blue first.
  private static final int[] BLUE_TO_RED = {0x2166ac, 0x67a9cf, 0xf7f7f7, 0xef8a62, 0xb2182b};

  private static final int UNKNOWN = 0x808080;

  private final int[] colours;
  private final double low;
  private final double high;

  ColourScale(HeatMap.Colours colours, double low, double high) {
    this.colours =
        switch (colours) {
          case SEQUENTIAL -> DARK_TO_LIGHT;
          case DIVERGING -> BLUE_TO_RED;
        };
    this.low = low;
    this.high = high;
  }

  /// Writes red, green and blue of a value; grey where it is not finite.
  void write(double value, byte[] target, int offset) {
    for (var channel = 0; channel < 3; channel++) {
      target[offset + channel] = (byte) channel(value, 16 - 8 * channel);
    }
  }

  /// Whether black is easier to read on the value's colour than white.
  boolean isLight(double value) {
    return 0.299 * channel(value, 16) + 0.587 * channel(value, 8) + 0.114 * channel(value, 0) > 140;
  }

  private int channel(double value, int shift) {
    if (!Double.isFinite(value)) {
      return UNKNOWN >> shift & 0xff;
    }
    var position = Math.clamp((value - low) / (high - low), 0, 1) * (colours.length - 1);
    var below = Math.min((int) position, colours.length - 2);
    var from = colours[below] >> shift & 0xff;
    var to = colours[below + 1] >> shift & 0xff;
    return (int) Math.round(from + (position - below) * (to - from));
  }
}
