package io.diffraqt.noisemodels;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.ReadoutError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// Reads a noise model written as JSON, in the format that the documentation of this package
/// describes. Fields of other names are refused, so that a misspelt rule is not a missing one.
public final class NoiseFile {
  /// The value of the field `format`.
  public static final String FORMAT = "diffraqt-noise";

  private static final int VERSION = 1;
  private static final int MOST_QUBITS = 100_000;
  private static final int MOST_OPERANDS = 4;

  private NoiseFile() {}

  /// The model in a file.
  ///
  /// @throws NoiseException when the file is missing, is not of this format, or holds a value that
  ///   makes no sense; the message names the place
  public static NoiseRules read(Path file) {
    return of(JsonFiles.read(file));
  }

  static NoiseRules of(JsonPlace file) {
    requireFormat(file, FORMAT, VERSION);
    file.requireOnly("format", "version", "name", "rules", "reset", "waiting", "readout", "dt");
    var builder = NoiseRules.describedAs(file.field("name").text());
    list(file, "rules").forEach(rule -> addRule(builder, rule));
    list(file, "reset").forEach(place -> builder.afterReset(ofOneQubit(place)));
    return builder.whileWaiting(waits(file)).readout(readout(list(file, "readout"))).build();
  }

  static void requireFormat(JsonPlace file, String format, int version) {
    if (!file.field("format").text().equals(format)) {
      throw file.field("format").wrong(file.field("format").quote() + "; must be " + format);
    }
    file.field("version").integer(version, version);
  }

  private static void addRule(NoiseRules.Builder builder, JsonPlace rule) {
    rule.requireOnly("gates", "except", "arity", "qubits", "channel");
    try {
      builder.after(selector(rule), channel(rule.field("channel")));
    } catch (IllegalArgumentException e) {
      throw rule.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private static Selector selector(JsonPlace rule) {
    var arity =
        rule.optional("arity")
            .map(place -> OptionalInt.of(place.integer(1, MOST_OPERANDS)))
            .orElse(OptionalInt.empty());
    var names = names(rule, "gates");
    return new Selector(
        names,
        names(rule, "except"),
        arity.isPresent() ? arity : commonArity(names),
        rule.optional("qubits").map(NoiseFile::operands).orElse(List.of()));
  }

  private static OptionalInt commonArity(Set<String> names) {
    var arities =
        names.stream()
            .flatMap(name -> StandardGate.named(name).stream())
            .mapToInt(StandardGate::qubits)
            .distinct()
            .toArray();
    return arities.length == 1 ? OptionalInt.of(arities[0]) : OptionalInt.empty();
  }

  private static Set<String> names(JsonPlace rule, String field) {
    var names = new HashSet<String>();
    for (var place : list(rule, field)) {
      names.add(GateNames.ours(place, place.text()).gateName());
    }
    return names;
  }

  private static List<Integer> operands(JsonPlace place) {
    var operands = place.elements().stream().map(q -> q.qubit(MOST_QUBITS)).toList();
    if (operands.isEmpty() || operands.stream().distinct().count() < operands.size()) {
      throw place.wrong(operands + "; must be one or more different qubits");
    }
    return operands;
  }

  private static KrausChannel ofOneQubit(JsonPlace place) {
    var channel = channel(place);
    if (channel.qubits() != 1) {
      throw place.wrong("acts on " + channel.qubits() + " qubits; must act on 1");
    }
    return channel;
  }

  private static KrausChannel channel(JsonPlace place) {
    try {
      return switch (place.field("type").text()) {
        case "depolarizing" -> depolarizing(place);
        case "amplitude-damping" -> amplitudeDamping(place);
        case "phase-damping" -> phaseDamping(place);
        case "relaxation" -> relaxation(place);
        case "overrotation" -> overrotation(place);
        default ->
            throw place
                .field("type")
                .wrong(
                    place.field("type").quote()
                        + "; must be one of depolarizing, amplitude-damping, phase-damping,"
                        + " relaxation, overrotation");
      };
    } catch (IllegalArgumentException e) {
      throw place.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private static KrausChannel depolarizing(JsonPlace place) {
    place.requireOnly("type", "mixing", "pauliProbability", "qubits");
    var qubits = place.field("qubits").integer(1, MOST_OPERANDS);
    if (place.has("mixing") == place.has("pauliProbability")) {
      throw place.wrong("must have either mixing or pauliProbability");
    }
    var noise =
        place.has("mixing")
            ? Depolarizing.towardsMixed(place.field("mixing").finite(), qubits)
            : Depolarizing.ofRandomPauli(place.field("pauliProbability").probability(), qubits);
    return noise.channel();
  }

  private static KrausChannel amplitudeDamping(JsonPlace place) {
    place.requireOnly("type", "gamma", "excited");
    return new AmplitudeDamping(place.field("gamma").probability(), excited(place)).channel();
  }

  private static KrausChannel phaseDamping(JsonPlace place) {
    place.requireOnly("type", "lambda");
    return new PhaseDamping(place.field("lambda").probability()).channel();
  }

  private static KrausChannel relaxation(JsonPlace place) {
    place.requireOnly("type", "seconds", "t1Seconds", "t2Seconds", "excited");
    var times = times(place);
    return new ThermalRelaxation(
            place.field("seconds").notNegative(), times.t1(), times.t2(), excited(place))
        .channel();
  }

  private static KrausChannel overrotation(JsonPlace place) {
    place.requireOnly("type", "axes", "radians");
    return new CoherentOverrotation(place.field("axes").text(), place.field("radians").finite())
        .channel();
  }

  private static double excited(JsonPlace place) {
    return place.optional("excited").map(JsonPlace::probability).orElse(0.0);
  }

  private static Waits waits(JsonPlace file) {
    var byQubit = new HashMap<Integer, Waits.Times>();
    var elsewhere = new ArrayList<Waits.Times>();
    for (var place : list(file, "waiting")) {
      place.requireOnly("t1Seconds", "t2Seconds", "qubits");
      var times = times(place);
      assign(place, times, byQubit, elsewhere);
    }
    var dt = file.optional("dt").stream().mapToDouble(JsonPlace::positive).findFirst();
    return new Waits(byQubit, elsewhere.stream().findFirst(), dt);
  }

  private static Waits.Times times(JsonPlace place) {
    var t1 = time(place, "t1Seconds").orElse(Double.POSITIVE_INFINITY);
    return new Waits.Times(t1, time(place, "t2Seconds").orElse(2 * t1));
  }

  private static OptionalDouble time(JsonPlace place, String field) {
    return place.optional(field).stream().mapToDouble(JsonPlace::positive).findFirst();
  }

  private static Readout readout(List<JsonPlace> places) {
    var byQubit = new HashMap<Integer, ReadoutError>();
    var elsewhere = new ArrayList<ReadoutError>();
    for (var place : places) {
      place.requireOnly("oneGivenZero", "zeroGivenOne", "qubits");
      var error =
          new ReadoutError(
              place.field("oneGivenZero").probability(), place.field("zeroGivenOne").probability());
      assign(place, error, byQubit, elsewhere);
    }
    return new Readout(byQubit, elsewhere.stream().findFirst());
  }

  /// Puts a value on the qubits that an entry names, or on all others where it names none.
  private static <T> void assign(
      JsonPlace entry, T value, Map<Integer, T> byQubit, List<T> elsewhere) {
    var qubits = entry.optional("qubits");
    if (qubits.isEmpty()) {
      elsewhere.add(value);
    }
    qubits.map(NoiseFile::operands).orElse(List.of()).forEach(qubit -> byQubit.put(qubit, value));
    if (elsewhere.size() > 1) {
      throw entry.wrong("names no qubits, and an entry before it did not either");
    }
  }

  private static List<JsonPlace> list(JsonPlace place, String field) {
    return place.optional(field).map(JsonPlace::elements).orElse(List.of());
  }
}
