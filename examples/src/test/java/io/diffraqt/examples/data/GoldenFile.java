package io.diffraqt.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A text kept under `golden/`, against which what a person would read is compared.
public final class GoldenFile {
  private final String name;

  private GoldenFile(String name) {
    this.name = name;
  }

  public static GoldenFile of(String name) {
    return new GoldenFile("/golden/" + name);
  }

  /// Compares all but the last line break, which every kept file ends with.
  public void assertSame(String actual) {
    assertThat(actual + "\n").as(name).isEqualTo(text());
  }

  private String text() {
    try (var in = GoldenFile.class.getResourceAsStream(name)) {
      assertThat(in).as(name + " is on the class path").isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
