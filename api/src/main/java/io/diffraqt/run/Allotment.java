package io.diffraqt.run;

import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Programs for shots that differ from unit to unit. Units are circuits × rows, rows innermost.
///
/// @param circuits that are measured
/// @param bindings one row each
/// @param seed of all draws; each round, circuit and size derives its own
record Allotment(List<Circuit> circuits, Bindings bindings, OptionalLong seed) {
  private static final int SIZES = 4;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  Allotment {
    circuits = List.copyOf(circuits);
  }

  /// What is bought at once.
  ///
  /// @param programs each with the rows that take the same number of shots
  /// @param units of the results, in their order
  record Order(List<Sampling.Program> programs, List<Integer> units) {}

  int units() {
    return circuits.size() * bindings.rows();
  }

  /// @param shots of each unit; 0 leaves it out
  /// @param round counted from 1
  Order order(long[] shots, int round) {
    var programs = new ArrayList<Sampling.Program>();
    var units = new ArrayList<Integer>();
    for (var circuit = 0; circuit < circuits.size(); circuit++) {
      for (var size : rowsBySize(shots, circuit).entrySet()) {
        programs.add(program(circuit, size.getValue(), size.getKey(), round));
        for (var row : size.getValue()) {
          units.add(circuit * bindings.rows() + row);
        }
      }
    }
    return new Order(programs, units);
  }

  private SortedMap<Integer, List<Integer>> rowsBySize(long[] shots, int circuit) {
    var sizes = new TreeMap<Integer, List<Integer>>();
    for (var row = 0; row < bindings.rows(); row++) {
      var wanted = (int) Math.min(shots[circuit * bindings.rows() + row], Integer.MAX_VALUE);
      if (wanted > 0) {
        sizes.computeIfAbsent(wanted, _ -> new ArrayList<>()).add(row);
      }
    }
    return sizes;
  }

  private Sampling.Program program(int circuit, List<Integer> rows, int shots, int round) {
    var own =
        seed.isEmpty() ? seed : OptionalLong.of(mixed(round, circuit, rows.getFirst(), shots));
    return new Sampling.Program(
        circuits.get(circuit), Rows.of(bindings, rows), new Request.Samples(shots, own));
  }

  /// Far apart for neighbours, since pieces of one program count their seeds on from here. Source:
  /// Steele, Lea, Flood 2014.
  private long mixed(int... parts) {
    var mixed = seed.orElseThrow();
    for (var part : parts) {
      mixed = (mixed ^ part) * GOLDEN;
      mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
      mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
      mixed ^= mixed >>> 31;
    }
    return mixed;
  }

  /// The same in proportion where it is more than is left; all of that is used then, and a unit
  /// that is asked for keeps one shot.
  static long[] within(long[] asked, long left) {
    var sum = Arrays.stream(asked).asDoubleStream().sum();
    var units = Arrays.stream(asked).filter(shots -> shots > 0).count();
    if (sum <= left) {
      return asked;
    }
    if (units > left) {
      return new long[asked.length];
    }
    var fewer =
        Arrays.stream(asked)
            .map(shots -> shots == 0 ? 0 : 1 + (long) ((shots - 1) / sum * (left - units)))
            .toArray();
    spread(left - Arrays.stream(fewer).sum(), asked, fewer);
    return fewer;
  }

  /// What rounding down has left over, one for each.
  private static void spread(long rest, long[] asked, long[] fewer) {
    var left = rest;
    for (var unit = 0; unit < asked.length && left > 0; unit++) {
      if (fewer[unit] > 0 && fewer[unit] < asked[unit]) {
        fewer[unit]++;
        left--;
      }
    }
  }

  /// All, half, a quarter and so on, as far as anything is left.
  static List<long[]> halved(long[] asked, int halvings) {
    return IntStream.rangeClosed(0, halvings)
        .mapToObj(k -> Arrays.stream(asked).map(shots -> shots >> k).toArray())
        .filter(part -> Arrays.stream(part).sum() > 0)
        .toList();
  }

  /// At least as much for each, in at most four sizes: the largest, its half, quarter and eighth.
  static long[] levelled(long[] asked) {
    var most = Arrays.stream(asked).max().orElse(0);
    return Arrays.stream(asked).map(shots -> shots == 0 ? 0 : level(shots, most)).toArray();
  }

  private static long level(long shots, long most) {
    var level = most;
    for (var size = 1; size < SIZES && (level + 1) / 2 >= shots; size++) {
      level = (level + 1) / 2;
    }
    return level;
  }
}
