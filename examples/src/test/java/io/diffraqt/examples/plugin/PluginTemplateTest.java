package io.diffraqt.examples.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.tck.BackendContract;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class PluginTemplateTest {
  private static final Path PARENT = Path.of("../pom.xml").toAbsolutePath().normalize();

  @TempDir private Path folder;

  /// As Maven does it, without Maven: its sources are compiled with its three dependencies, and
  /// JUnit runs the test that it brings.
  @Test
  void theProjectCompilesAndItsOwnTestPasses() throws Exception {
    var project = folder.resolve("mine");
    var classes = compiled(project, PluginTemplate.write(project, "mine"));
    var services = project.resolve("src/main/resources");
    var summary = new SummaryGeneratingListener();
    var before = Thread.currentThread().getContextClassLoader();
    try (var loader = new URLClassLoader(urls(classes, services), before)) {
      Thread.currentThread().setContextClassLoader(loader);
      var test = loader.loadClass("mine.MineConformanceTest");
      var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build();
      LauncherFactory.create().execute(request, summary);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    var result = summary.getSummary();
    assertThat(result.getFailures()).extracting(f -> f.getException().getMessage()).isEmpty();
    assertThat(result.getTestsSucceededCount()).isGreaterThan(50);
  }

  /// The jar that the project's Maven would make, in a folder of jars as the launcher has it.
  @Test
  void itsJarIsFoundAndRunsAProgram() throws Exception {
    var project = folder.resolve("mine");
    var classes = compiled(project, PluginTemplate.write(project, "mine"));
    var plugins = Files.createDirectories(folder.resolve("plugins"));
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    var contract = first(Files.readString(project.resolve("pom.xml")), "<Diffraqt-Contract>(.*?)<");
    manifest.getMainAttributes().putValue(BackendPlugin.CONTRACT_ENTRY, contract);
    try (var jar =
        new JarOutputStream(Files.newOutputStream(plugins.resolve("mine.jar")), manifest)) {
      add(jar, classes);
      add(jar, project.resolve("src/main/resources"));
    }
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path") + File.pathSeparator + plugins + "/*",
            "io.diffraqt.examples.cli.Diffraqt",
            "run",
            "programs/bell.qasm",
            "--backend",
            "mine",
            "--shots",
            "100",
            "--json");
    var out = folder.resolve("out").toFile();
    var process = new ProcessBuilder(command).redirectOutput(out).start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(out.toPath())).contains("\"backend\":\"mine\"", "\"shots\":100");
  }

  private static void add(JarOutputStream jar, Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
      }
    }
  }

  @Test
  void theServiceLineNamesThePlugin() throws Exception {
    var project = folder.resolve("mine");
    var classes = compiled(project, PluginTemplate.write(project, "mine"));
    var services = project.resolve("src/main/resources");
    try (var loader =
        new URLClassLoader(urls(classes, services), BackendContract.class.getClassLoader())) {
      var names =
          ServiceLoader.load(BackendPlugin.class, loader).stream()
              .map(provider -> provider.type().getName());
      assertThat(names).contains("mine.MinePlugin");
    }
  }

  private static URL[] urls(Path... folders) throws IOException {
    var urls = new URL[folders.length];
    for (var k = 0; k < urls.length; k++) {
      urls[k] = folders[k].toUri().toURL();
    }
    return urls;
  }

  private static Path compiled(Path project, List<Path> files) throws IOException {
    var classes = Files.createDirectories(project.resolve("classes"));
    var arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", neededAlone()));
    files.stream()
        .filter(file -> file.toString().endsWith(".java"))
        .forEach(file -> arguments.add(project.resolve(file).toString()));
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
    return classes;
  }

  /// What the project's three dependencies bring to its compiler.
  private static String neededAlone() {
    return Stream.of(BackendPlugin.class, BackendContract.class, Test.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(place -> Path.of(URI.create(place.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void versionsAreThoseOfThisProject() throws IOException {
    PluginTemplate.write(folder, "mine");
    var pom = Files.readString(folder.resolve("pom.xml"));
    var parent = Files.readString(PARENT);
    assertThat(pom)
        .contains("<version>" + first(parent, "<junit.version>(.*?)<") + "</version>")
        .contains("<diffraqt.version>" + first(parent, "<version>(.*?)<"));
    for (var plugin : List.of("maven-compiler-plugin", "maven-surefire-plugin")) {
      var version = first(parent, plugin + "</artifactId>\\s*<version>(.*?)<");
      assertThat(first(pom, plugin + "</artifactId>\\s*<version>(.*?)<")).isEqualTo(version);
    }
  }

  private static String first(String text, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  @Test
  void aNameThatIsNoPackageIsRefused() {
    assertThatThrownBy(() -> PluginTemplate.write(folder, "My-Plugin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("My-Plugin");
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "do not touch");
    assertThatThrownBy(() -> PluginTemplate.write(folder, "mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not empty");
    try (var inside = Files.list(folder)) {
      assertThat(inside).hasSize(1);
    }
  }
}
