package io.diffraqt.examples.cli;

import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.NoiseSource;
import io.diffraqt.error.NearNames;
import io.diffraqt.noisemodels.TargetFile;
import io.diffraqt.run.Backends;
import io.diffraqt.target.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what `--target` names: a recorded device, or a file or folder that describes one.
final class Targets {
  private Targets() {}

  /// @throws CallException when there is neither such a device nor such a file
  static Target named(String name) {
    var sources = Backends.installed().noise();
    if (known(sources).contains(name)) {
      return sources.stream()
          .flatMap(source -> source.find(name, Map.of()).flatMap(NamedNoise::device).stream())
          .findFirst()
          .orElseThrow(() -> new CallException("--target " + name + " is noise without a device"));
    }
    return file(name).map(TargetFile::read).orElseThrow(() -> unknown(name, known(sources)));
  }

  private static List<String> known(List<NoiseSource> sources) {
    return sources.stream().flatMap(source -> source.names().stream()).sorted().toList();
  }

  private static Optional<Path> file(String name) {
    return Optional.of(Path.of(name)).filter(Files::exists);
  }

  private static CallException unknown(String name, List<String> known) {
    var near = NearNames.of(name, known);
    return new CallException(
        "no device is called '%s', and there is no such file or folder%s; known: %s"
            .formatted(
                name,
                near.isEmpty() ? "" : " (did you mean " + String.join(" or ", near) + "?)",
                String.join(", ", known)));
  }
}
