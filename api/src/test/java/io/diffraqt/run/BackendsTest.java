package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendName;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.error.NearNames;
import io.diffraqt.error.UnknownBackendException;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Target;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackendsTest {
  private static final Surroundings AROUND =
      Surroundings.ofThisProcess().withEnvironment(Map.of("TOKEN", "x")).withSeed(7);

  /// A plugin that remembers how it was opened.
  static final class Recording implements BackendPlugin {
    private final String name;
    private final List<BackendContext> opened = new ArrayList<>();

    Recording(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Backend open(BackendContext context) {
      opened.add(context);
      return Backend.sampling(
          Target.unrestricted(name, 4),
          (circuit, shots) -> Counts.tally(circuit.bits(), shots, () -> 0));
    }
  }

  /// Loads and works.
  public static final class Good implements BackendPlugin {
    @Override
    public String name() {
      return "good";
    }

    @Override
    public Backend open(BackendContext context) {
      return TinySimulator.of(2, 1);
    }
  }

  /// Throws as soon as it is made.
  public static final class Broken implements BackendPlugin {
    /// Fails.
    public Broken() {
      throw new IllegalStateException("no licence file");
    }

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Backend open(BackendContext context) {
      throw new IllegalStateException("never opened");
    }
  }

  private static Backends of(String... names) {
    return Backends.of(Arrays.stream(names).<BackendPlugin>map(Recording::new).toList(), List.of());
  }

  @Test
  void anUnknownNameIsOneLineWithNearNamesAndAllKnownOnes() {
    assertThatThrownBy(() -> of("simulator", "ibm", "braket").plugin("simulatr"))
        .isInstanceOf(UnknownBackendException.class)
        .hasMessage(
            "no backend 'simulatr'; did you mean simulator?; known: braket, ibm, simulator");
  }

  @Test
  void aNameFarFromAllOthersGetsNoSuggestion() {
    assertThatThrownBy(() -> of("simulator").plugin("rigetti"))
        .hasMessage("no backend 'rigetti'; known: simulator");
    assertThatThrownBy(() -> of().plugin("x")).hasMessage("no backend 'x'; none is installed");
  }

  @Test
  void aPluginGetsDeviceSettingsVariablesAndASeededGenerator() {
    var plugin = new Recording("cloud");
    var backends = Backends.of(List.of(plugin), List.of());
    backends.open(BackendName.parse("cloud:fez?level=3"), AROUND);
    backends.open(BackendName.parse("cloud:fez?level=3"), AROUND);
    var context = plugin.opened.getFirst();
    assertThat(context.device()).isEqualTo(Optional.of("fez"));
    assertThat(context.settings()).isEqualTo(Map.of("level", "3"));
    assertThat(context.environment()).isEqualTo(Map.of("TOKEN", "x"));
    assertThat(context.random().nextLong()).isEqualTo(plugin.opened.get(1).random().nextLong());
  }

  @Test
  void twoPluginsOfOneNameAreBothRefusedByName() {
    var backends = of("twin", "twin", "other");
    assertThat(backends.names()).containsExactly("other");
    assertThat(backends.broken().getFirst().reason())
        .isEqualTo("all call themselves 'twin'; remove all but one");
    assertThatThrownBy(() -> backends.plugin("twin")).hasMessageContaining("not loaded");
  }

  @Test
  void aPluginThatThrowsAtStartDoesNotHideTheOthers(@TempDir Path folder) throws IOException {
    var services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(BackendPlugin.class.getName()),
        Broken.class.getName() + "\nno.such.Plugin\n" + Good.class.getName() + "\n");
    try (var loader = loader(folder)) {
      var backends = Backends.installed(loader);
      assertThat(backends.names()).contains("good");
      assertThat(backends.broken().toString())
          .contains(Broken.class.getName(), "IllegalStateException: no licence file")
          .contains("no.such.Plugin");
      assertThatThrownBy(() -> backends.plugin("broken"))
          .hasMessageContaining("not loaded: " + Broken.class.getName());
    }
  }

  @Test
  void aJarBuiltForAnotherContractIsRefusedByNameAndHidesNoOther(@TempDir Path folder)
      throws IOException {
    var old = jar(folder.resolve("old.jar"), "99", "no.such.OldPlugin");
    var right = jar(folder.resolve("right.jar"), "1", Good.class.getName());
    var urls = new URL[] {old.toUri().toURL(), right.toUri().toURL()};
    try (var loader = new URLClassLoader(urls, BackendsTest.class.getClassLoader())) {
      var backends = Backends.installed(loader);
      assertThat(backends.names()).contains("good");
      assertThat(backends.broken()).hasSize(1);
      var refused = backends.broken().getFirst();
      assertThat(refused.origin()).isEqualTo("no.such.OldPlugin");
      assertThat(refused.reason())
          .contains("old.jar", "was built for contract 99 of plugins, and this is contract 1");
    }
  }

  @Test
  void aJarThatSaysNothingWasBuiltForTheFirstContract(@TempDir Path folder) throws IOException {
    var jar = jar(folder.resolve("silent.jar"), "", Good.class.getName());
    try (var loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, BackendsTest.class.getClassLoader())) {
      assertThat(Backends.installed(loader).names()).contains("good");
    }
  }

  private static Path jar(Path file, String contract, String plugin) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!contract.isEmpty()) {
      manifest.getMainAttributes().putValue(BackendPlugin.CONTRACT_ENTRY, contract);
    }
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      jar.putNextEntry(new ZipEntry("META-INF/services/" + BackendPlugin.class.getName()));
      jar.write((plugin + " # the only one\n").getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static URLClassLoader loader(Path folder) throws IOException {
    URI uri = folder.toUri();
    return new URLClassLoader(new URL[] {uri.toURL()}, BackendsTest.class.getClassLoader());
  }

  @Test
  void editsCountInsertionsDeletionsAndReplacements() {
    assertThat(NearNames.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(NearNames.edits("", "abc")).isEqualTo(3);
    assertThat(NearNames.edits("abc", "abc")).isZero();
  }
}
