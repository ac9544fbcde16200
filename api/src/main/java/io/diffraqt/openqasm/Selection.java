package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Value.Elements;
import io.diffraqt.openqasm.Value.Interval;
import java.util.ArrayList;
import java.util.List;

/// The elements that an index picks from something of known size.
///
/// @param indices from 0
/// @param single whether one index, not a list, was given
record Selection(List<Integer> indices, boolean single) {
  /// What `index` picks out of `size` elements; negative indices count from the end.
  static Selection of(Site site, Value index, int size) {
    return switch (index) {
      case Interval interval -> range(site, interval, size);
      case Elements(var values) ->
          new Selection(values.stream().map(v -> place(site, v, size)).toList(), false);
      default -> new Selection(List.of(place(site, index, size)), true);
    };
  }

  private static int place(Site site, Value index, int size) {
    return place(site, Conversions.integer(site, index).value(), size);
  }

  private static int place(Site site, long index, int size) {
    var from = index < 0 ? index + size : index;
    if (from < 0 || from >= size) {
      throw site.error(
          "index %d is out of range; there are %d elements, 0 to %d"
              .formatted(index, size, size - 1));
    }
    return (int) from;
  }

  private static Selection range(Site site, Interval interval, int size) {
    var list = new ArrayList<Integer>();
    var stop = place(site, interval.stop(), size);
    var step = Math.clamp(interval.step(), -size, size);
    for (var k = place(site, interval.start(), size); step > 0 ? k <= stop : k >= stop; k += step) {
      list.add(k);
    }
    return new Selection(list, false);
  }
}
