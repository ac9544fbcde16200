package io.diffraqt.simulator;

import io.diffraqt.backend.RefusedException;
import io.diffraqt.error.NearNames;
import io.diffraqt.simulator.internal.kernel.KernelChoice;
import io.diffraqt.simulator.internal.plan.Aim.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a simulator runs, as its name says after the question mark.
///
/// @param noise name or path of a noise description
/// @param noiseSettings those that the noise reads, `profile` and `idle`
/// @param method how a state is simulated
/// @param amplitudes their precision
/// @param kernels which loops over amplitudes
/// @param threads at least 1
/// @param prepare what a prepared state costs on a device
record SimulatorSettings(
    Optional<String> noise,
    Map<String, String> noiseSettings,
    Method method,
    Form amplitudes,
    KernelChoice kernels,
    int threads,
    Preparation prepare) {
  private static final List<String> KNOWN =
      List.of("noise", "profile", "idle", "method", "precision", "threads", "kernels", "prepare");

  /// Chooses the kernels where no setting does.
  private static final String KERNELS_PROPERTY = "diffraqt.kernels";

  private static final List<String> OF_NOISE = List.of("profile", "idle");

  /// How a state is simulated.
  enum Method {
    /// By predicted cost and memory.
    CHEAPEST,
    /// A density matrix.
    DENSITY,
    /// Pure states with drawn operators.
    TRAJECTORIES,
    /// A tableau, for Clifford circuits alone.
    STABILIZER
  }

  /// What a prepared state costs on a device.
  enum Preparation {
    /// It must be compiled to gates, which have noise.
    GATES,
    /// It is simply there.
    IDEAL
  }

  /// Without noise, with the fastest kernels.
  static SimulatorSettings defaults() {
    return of(Map.of());
  }

  /// Reads settings.
  ///
  /// @throws RefusedException naming the setting that is unknown or has a wrong value
  static SimulatorSettings of(Map<String, String> settings) {
    settings.keySet().forEach(SimulatorSettings::requireKnown);
    var ofNoise =
        settings.entrySet().stream()
            .filter(s -> OF_NOISE.contains(s.getKey()))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    if (!ofNoise.isEmpty() && !settings.containsKey("noise")) {
      throw new RefusedException(
          "%s says how noise is read, and there is none; add noise=NAME"
              .formatted(String.join(" and ", ofNoise.keySet())));
    }
    return new SimulatorSettings(
        Optional.ofNullable(settings.get("noise")),
        ofNoise,
        method(settings),
        amplitudes(settings),
        kernels(settings),
        threads(settings),
        prepare(settings));
  }

  private static void requireKnown(String key) {
    if (!KNOWN.contains(key)) {
      var near = NearNames.of(key, KNOWN);
      throw new RefusedException(
          "the simulator has no setting %s%s; it has %s"
              .formatted(
                  key,
                  near.isEmpty() ? "" : " (did you mean " + String.join(" or ", near) + "?)",
                  String.join(", ", KNOWN)));
    }
  }

  private static Form amplitudes(Map<String, String> settings) {
    return switch (settings.getOrDefault("precision", "double")) {
      case "double" -> Form.PURE;
      case "single" -> single(settings);
      default -> throw wrong("precision", settings.get("precision"), "double or single");
    };
  }

  private static Form single(Map<String, String> settings) {
    var method = settings.getOrDefault("method", "trajectories");
    if (!method.equals("trajectories")) {
      throw new RefusedException(
          "precision=single is for pure states, and method=%s has none; leave one of them out"
              .formatted(method));
    }
    return Form.SINGLE;
  }

  private static Method method(Map<String, String> settings) {
    if (!settings.containsKey("method")) {
      return Method.CHEAPEST;
    }
    return switch (settings.get("method")) {
      case "density" -> Method.DENSITY;
      case "trajectories" -> Method.TRAJECTORIES;
      case "stabilizer" -> Method.STABILIZER;
      default ->
          throw wrong("method", settings.get("method"), "density, trajectories or stabilizer");
    };
  }

  private static KernelChoice kernels(Map<String, String> settings) {
    var choice = settings.getOrDefault("kernels", System.getProperty(KERNELS_PROPERTY, "fastest"));
    return switch (choice) {
      case "fastest" -> KernelChoice.FASTEST;
      case "scalar" -> KernelChoice.SCALAR;
      case "vector" -> KernelChoice.VECTOR;
      default -> throw wrong("kernels", choice, "scalar or vector, or fastest, the default");
    };
  }

  private static Preparation prepare(Map<String, String> settings) {
    return switch (settings.getOrDefault("prepare", "gates")) {
      case "gates" -> Preparation.GATES;
      case "ideal" -> Preparation.IDEAL;
      default -> throw wrong("prepare", settings.get("prepare"), "gates or ideal");
    };
  }

  private static int threads(Map<String, String> settings) {
    var text = settings.get("threads");
    if (text == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      var threads = Integer.parseInt(text);
      if (threads >= 1) {
        return threads;
      }
    } catch (NumberFormatException e) {
      throw wrong("threads", text, "a whole number, at least 1");
    }
    throw wrong("threads", text, "a whole number, at least 1");
  }

  private static RefusedException wrong(String key, @Nullable String value, String expected) {
    return new RefusedException("%s=%s; expected: %s".formatted(key, value, expected));
  }
}
