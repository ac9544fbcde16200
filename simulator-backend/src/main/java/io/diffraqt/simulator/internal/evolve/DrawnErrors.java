package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.plan.Errors;
import io.diffraqt.simulator.internal.sample.Multinomial;
import io.diffraqt.simulator.internal.sample.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// What was drawn for each of many shots before anything is simulated: entries of [Errors], rising,
/// and the qubits whose outcomes are flipped at the end. Not changed once it is drawn.
final class DrawnErrors {
  private static final int[] NONE = {};

  private final Errors errors;
  private final int[][] entries;
  private final int[] flips;

  private DrawnErrors(Errors errors, int shots) {
    this.errors = errors;
    this.entries = new int[shots][];
    this.flips = new int[shots];
    Arrays.fill(entries, NONE);
  }

  /// Draws for `shots` shots. The work grows with the errors that happen, not with the shots.
  static DrawnErrors of(Errors errors, int shots, long seed) {
    var drawn = new DrawnErrors(errors, shots);
    var random = Seeds.generator(seed);
    var order = new int[shots];
    Arrays.setAll(order, shot -> shot);
    for (var site : errors.sites()) {
      drawn.draw(site, order, random);
    }
    return drawn;
  }

  /// How many shots draw each word is multinomial; which ones is a random choice without
  /// repetition.
  private void draw(Errors.Site site, int[] order, RandomGenerator random) {
    var counts = Multinomial.draw(random, order.length, site.probabilities());
    var taken = 0;
    for (var word = 0; word < counts.length; word++) {
      for (var k = 0L; k < counts[word] && !site.isIdle(word); k++) {
        var other = taken + random.nextInt(order.length - taken);
        var shot = order[other];
        order[other] = order[taken];
        order[taken++] = shot;
        flips[shot] ^= site.flips()[word];
        entries[shot] = merged(entries[shot], site.entries()[word]);
      }
    }
  }

  /// Both lists; letters at the same landing are multiplied.
  private static int[] merged(int[] a, int[] b) {
    if (a.length == 0 || b.length == 0) {
      return a.length == 0 ? b : a;
    }
    var merged = new int[a.length + b.length];
    var next = 0;
    for (int i = 0, j = 0; i < a.length || j < b.length; ) {
      if (j == b.length || i < a.length && a[i] >> 2 < b[j] >> 2) {
        merged[next++] = a[i++];
      } else if (i == a.length || b[j] >> 2 < a[i] >> 2) {
        merged[next++] = b[j++];
      } else {
        var letter = (a[i] ^ b[j++]) & 3;
        if (letter != 0) {
          merged[next++] = a[i] & ~3 | letter;
        }
        i++;
      }
    }
    return Arrays.copyOf(merged, next);
  }

  /// All shots, those with the same entries beside each other; where an error comes earlier comes
  /// first, and shots without any are last.
  int[] sorted() {
    var all = new ArrayList<Integer>();
    for (var shot = 0; shot < entries.length; shot++) {
      all.add(shot);
    }
    all.sort(this::compare);
    return all.stream().mapToInt(shot -> shot).toArray();
  }

  private int compare(int one, int other) {
    var a = entries[one];
    var b = entries[other];
    var k = Arrays.mismatch(a, b);
    if (k < 0) {
      return Integer.compare(one, other);
    }
    return k == a.length ? 1 : k == b.length ? -1 : Integer.compare(a[k], b[k]);
  }

  /// The step at which the entry number `depth` of a shot acts; beyond all steps where it has no
  /// such entry.
  int step(int shot, int depth) {
    return depth < entries[shot].length ? errors.step(entries[shot][depth]) : Integer.MAX_VALUE;
  }

  /// The entries of a shot that act at one step.
  int[] at(int shot, int depth, int step) {
    var end = depth;
    while (step(shot, end) == step) {
      end++;
    }
    return Arrays.copyOfRange(entries[shot], depth, end);
  }

  /// The qubits whose outcomes at the end are flipped.
  int flips(int shot) {
    return flips[shot];
  }

  /// Shots of a sorted list in runs that share their entries at a step.
  List<int[]> runs(int[] sorted, int depth, int step) {
    var runs = new ArrayList<int[]>();
    for (int from = 0, to; from < sorted.length; from = to) {
      var first = at(sorted[from], depth, step);
      to = from + 1;
      while (to < sorted.length && Arrays.equals(at(sorted[to], depth, step), first)) {
        to++;
      }
      runs.add(Arrays.copyOfRange(sorted, from, to));
    }
    return runs;
  }
}
