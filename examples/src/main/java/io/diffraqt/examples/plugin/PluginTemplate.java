package io.diffraqt.examples.plugin;

import io.diffraqt.backend.BackendPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes a Maven project with a plugin that works and passes the conformance kit: the simulator of
/// one page under another name, its service line and its test.
public final class PluginTemplate {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");
  private static final String JUNIT_VERSION = "5.14.4";
  private static final String OWN_VERSION = "0.1.0-SNAPSHOT";

  private PluginTemplate() {}

  /// Writes the project into `folder`, which is made when it is missing.
  ///
  /// @param name of the plugin and of its package; lower-case letters and digits
  /// @return the files written, relative to `folder`
  /// @throws IllegalArgumentException when the name has another form or the folder holds something
  /// @throws IOException when a file cannot be written
  public static List<Path> write(Path folder, String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "plugin name '" + name + "': lower-case letters and digits, a letter first");
    }
    requireEmpty(folder);
    var files = files(name);
    for (var file : files.entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, file.getValue());
    }
    return List.copyOf(files.keySet());
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new IllegalArgumentException(
            "folder " + folder + " is not empty; name one that is, or a new one");
      }
    }
  }

  private static Map<Path, String> files(String name) throws IOException {
    var type = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    var files = new LinkedHashMap<Path, String>();
    files.put(Path.of("pom.xml"), pom(name));
    files.put(
        Path.of("src/main/java", name, type + "Plugin.java"), source("OnePagePlugin", name, type));
    files.put(
        Path.of("src/main/resources/META-INF/services/io.diffraqt.backend.BackendPlugin"),
        name + "." + type + "Plugin\n");
    files.put(
        Path.of("src/test/java", name, type + "ConformanceTest.java"),
        source("OnePageConformanceTest", name, type));
    return files;
  }

  private static String source(String file, String name, String type) throws IOException {
    return resource(file + ".java")
        .replace("package io.diffraqt.examples.plugin;", "package " + name + ";")
        .replace("OnePage", type)
        .replace("onepage", name);
  }

  private static String resource(String file) throws IOException {
    try (InputStream in = PluginTemplate.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("the template " + file + " is missing from this installation");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String pom(String name) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>

      <groupId>%1$s</groupId>
      <artifactId>%1$s-backend</artifactId>
      <version>0.1.0-SNAPSHOT</version>

      <properties>
        <maven.compiler.release>25</maven.compiler.release>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        <diffraqt.version>%2$s</diffraqt.version>
      </properties>

      <dependencies>
        <dependency>
          <groupId>io.diffraqt</groupId>
          <artifactId>api</artifactId>
          <version>${diffraqt.version}</version>
        </dependency>
        <!-- The conformance kit; a test jar brings no dependencies, so JUnit is named beside it. -->
        <dependency>
          <groupId>io.diffraqt</groupId>
          <artifactId>api</artifactId>
          <version>${diffraqt.version}</version>
          <type>test-jar</type>
          <classifier>tck</classifier>
          <scope>test</scope>
        </dependency>
        <dependency>
          <groupId>org.junit.jupiter</groupId>
          <artifactId>junit-jupiter</artifactId>
          <version>%3$s</version>
          <scope>test</scope>
        </dependency>
      </dependencies>

      <build>
        <plugins>
          <plugin>
            <groupId>org.apache.maven.plugins</groupId>
            <artifactId>maven-compiler-plugin</artifactId>
            <version>3.16.0</version>
          </plugin>
          <plugin>
            <groupId>org.apache.maven.plugins</groupId>
            <artifactId>maven-surefire-plugin</artifactId>
            <version>3.6.1</version>
          </plugin>
          <plugin>
            <groupId>org.apache.maven.plugins</groupId>
            <artifactId>maven-jar-plugin</artifactId>
            <version>3.5.1</version>
            <configuration>
              <archive>
                <manifestEntries>
                  <Diffraqt-Contract>%4$d</Diffraqt-Contract>
                </manifestEntries>
              </archive>
            </configuration>
          </plugin>
        </plugins>
      </build>
    </project>
    """
        .formatted(name, OWN_VERSION, JUNIT_VERSION, BackendPlugin.CONTRACT);
  }
}
