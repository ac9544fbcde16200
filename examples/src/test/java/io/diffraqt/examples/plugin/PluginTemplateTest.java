package io.diffraqt.examples.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.tck.BackendContract;
import io.diffraqt.tck.Conformance;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Trait;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginTemplateTest {
  private static final Path PARENT = Path.of("../pom.xml").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void theProjectCompilesAndItsPluginPassesTheKitItBrings() throws Exception {
    var project = folder.resolve("mine");
    var files = PluginTemplate.write(project, "mine");
    var classes = compiled(project, files);
    try (var loader = new URLClassLoader(urls(classes), BackendContract.class.getClassLoader())) {
      var plugin = loader.loadClass("mine.MinePlugin").getConstructor().newInstance();
      assertThat(((BackendPlugin) plugin).name()).isEqualTo("mine");
      var test = loader.loadClass("mine.MineConformanceTest").getDeclaredConstructor();
      test.setAccessible(true);
      var contract = (BackendContract) test.newInstance();
      assertThat(failures(contract)).isEmpty();
    }
  }

  private static List<String> failures(BackendContract contract) {
    var traits = new HashSet<>(contract.traits());
    traits.remove(Trait.INSTALLED);
    var checks =
        Conformance.checks().stream().filter(check -> !check.id().startsWith("T09b")).toList();
    return Conformance.run(Subject.of(contract.plugin(), traits), checks).failures().stream()
        .map(verdict -> verdict.check().name() + ": " + verdict.message())
        .toList();
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
