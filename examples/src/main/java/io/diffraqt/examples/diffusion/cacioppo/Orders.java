package io.diffraqt.examples.diffusion.cacioppo;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Random orders of pictures.
final class Orders {
  private Orders() {}

  /// 0 to `count − 1` in random order (Fisher and Yates).
  static int[] of(int count, RandomGenerator random) {
    var order = IntStream.range(0, count).toArray();
    for (var i = count - 1; i > 0; i--) {
      var j = random.nextInt(i + 1);
      var moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
    return order;
  }
}
