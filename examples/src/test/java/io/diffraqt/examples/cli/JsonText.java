package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares an answer with a kept one: the same fields in the same order, and numbers that differ
/// by rounding alone, since scalar and vector arithmetic round differently.
final class JsonText {
  private static final double ROUNDING = 1e-12;

  private JsonText() {}

  static void assertSame(String golden, JsonNode actual) {
    try (var in = JsonText.class.getResourceAsStream("/golden/" + golden)) {
      assertThat(in).as(golden + " is on the class path").isNotNull();
      assertSame(golden, actual, JsonMapper.shared().readTree(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertSame(String place, JsonNode actual, JsonNode kept) {
    assertThat(actual.getNodeType()).as(place).isEqualTo(kept.getNodeType());
    if (kept.isObject()) {
      assertThat(List.copyOf(actual.propertyNames()))
          .as(place)
          .isEqualTo(List.copyOf(kept.propertyNames()));
      kept.properties()
          .forEach(e -> assertSame(place + "." + e.getKey(), actual.get(e.getKey()), e.getValue()));
    } else if (kept.isArray()) {
      assertThat(actual.size()).as(place).isEqualTo(kept.size());
      for (var k = 0; k < kept.size(); k++) {
        assertSame(place + "[" + k + "]", actual.get(k), kept.get(k));
      }
    } else if (kept.isNumber()) {
      assertThat(actual.asDouble()).as(place).isCloseTo(kept.asDouble(), within(ROUNDING));
    } else {
      assertThat(actual).as(place).isEqualTo(kept);
    }
  }
}
