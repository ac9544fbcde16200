package io.diffraqt.noisemodels;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A value in a JSON file together with the way to it, so that each refusal names its place.
///
/// `NaN` and `Infinity` are read although they are not JSON, since some programs write them; every
/// number is then held to be finite, with its place in the message.
final class JsonPlace {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int LONGEST_QUOTE = 40;

  private final String file;
  private final String path;
  private final JsonNode node;

  private JsonPlace(String file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /// The whole of a file.
  ///
  /// @throws NoiseException when it is no JSON or ends too early
  static JsonPlace parse(String file, byte[] content) {
    if (content.length == 0) {
      throw new NoiseException(file + ": the file is empty; must be JSON");
    }
    try {
      return new JsonPlace(file, "", MAPPER.readTree(content));
    } catch (JacksonException e) {
      throw new NoiseException(file + ": not JSON, or cut off: " + reason(e), e);
    }
  }

  private static String reason(JacksonException e) {
    var where = e.getLocation();
    return e instanceof StreamReadException && where != null
        ? "line %d, column %d: %s"
            .formatted(where.getLineNr(), where.getColumnNr(), firstLine(e.getOriginalMessage()))
        : firstLine(e.getOriginalMessage());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /// A failure at this place.
  NoiseException wrong(String problem) {
    return new NoiseException(where() + problem);
  }

  NoiseException wrong(String problem, Exception cause) {
    return new NoiseException(where() + problem, cause);
  }

  private String where() {
    return file + ": " + (path.isEmpty() ? "" : path + ": ");
  }

  /// The same value, reached by another way through the file.
  JsonPlace at(String otherPath) {
    return new JsonPlace(file, otherPath, node);
  }

  /// This text, parsed as JSON of its own.
  JsonPlace embedded() {
    return parse(file + ": " + path, text().getBytes(StandardCharsets.UTF_8));
  }

  String path() {
    return path;
  }

  String file() {
    return file;
  }

  boolean has(String name) {
    var value = node.get(name);
    return value != null && !value.isNull();
  }

  JsonPlace field(String name) {
    return optional(name).orElseThrow(() -> child(name, node).wrong("missing; must be there"));
  }

  /// Empty where it is absent or null.
  Optional<JsonPlace> optional(String name) {
    requireObject();
    return has(name) ? Optional.of(child(name, node.get(name))) : Optional.empty();
  }

  Map<String, JsonPlace> fields() {
    requireObject();
    var fields = new LinkedHashMap<String, JsonPlace>();
    node.properties().forEach(e -> fields.put(e.getKey(), child(e.getKey(), e.getValue())));
    return fields;
  }

  /// @throws NoiseException when there is a field of another name
  void requireOnly(String... names) {
    fields()
        .forEach((name, field) -> {
          if (!Set.of(names).contains(name)) {
            throw field.wrong("unknown field; must be one of " + String.join(", ", names));
          }
        });
  }

  List<JsonPlace> elements() {
    if (!node.isArray()) {
      throw wrong(quote() + "; must be a list");
    }
    var all = new ArrayList<JsonPlace>();
    for (var element : node.values()) {
      all.add(new JsonPlace(file, path + "[" + all.size() + "]", element));
    }
    return all;
  }

  /// @throws NoiseException when it is no list of exactly `count` elements
  List<JsonPlace> elements(int count) {
    var all = elements();
    if (all.size() != count) {
      throw wrong("%d elements; must be %d, one per qubit or entry".formatted(all.size(), count));
    }
    return all;
  }

  boolean isNull() {
    return node.isNull();
  }

  boolean isObject() {
    return node.isObject();
  }

  boolean isNumber() {
    return node.isNumber();
  }

  String text() {
    if (!node.isString()) {
      throw wrong(quote() + "; must be a text");
    }
    return node.stringValue();
  }

  /// An instant, written with its offset, or without one in UTC.
  Instant instant() {
    var text = text();
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException withoutOffset) {
      return utc(text);
    }
  }

  private Instant utc(String text) {
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw wrong(quote() + "; must be a time such as 2025-02-26T15:26:08-05:00", e);
    }
  }

  boolean flag() {
    if (!node.isBoolean()) {
      throw wrong(quote() + "; must be true or false");
    }
    return node.booleanValue();
  }

  /// A whole number in `least..most`.
  int integer(int least, int most) {
    var value = number("", v -> v >= least && v <= most && v == Math.rint(v), range(least, most));
    return (int) value;
  }

  /// The index of one of `count` qubits.
  int qubit(int count) {
    return integer(0, count - 1);
  }

  double positive() {
    return positive("");
  }

  /// @param unit written behind the value in messages
  double positive(String unit) {
    return number(unit, v -> v > 0, "above 0");
  }

  double notNegative() {
    return notNegative("");
  }

  double notNegative(String unit) {
    return number(unit, v -> v >= 0, "0 or more");
  }

  double probability() {
    return number("", v -> v >= 0 && v <= 1, "in 0..1");
  }

  double finite() {
    return number("", v -> true, "a number");
  }

  /// A number that satisfies `allowed`; `limit` says in words what that is.
  double number(String unit, DoublePredicate allowed, String limit) {
    if (!node.isNumber()) {
      throw wrong(quote() + "; must be a number");
    }
    var value = node.doubleValue();
    if (!Double.isFinite(value) || !allowed.test(value)) {
      throw wrong(quote() + unit + "; must be " + (Double.isFinite(value) ? limit : "finite"));
    }
    return value;
  }

  /// The value as it stands in the file, shortened.
  String quote() {
    // A number that is not finite would be written as a text.
    var text = node.isNumber() ? node.asString() : node.toString();
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
  }

  private static String range(int least, int most) {
    if (least == most) {
      return Integer.toString(most);
    }
    return most == Integer.MAX_VALUE
        ? "a whole number from " + least
        : "a whole number in %d..%d".formatted(least, most);
  }

  private void requireObject() {
    if (!node.isObject()) {
      throw wrong(quote() + "; must be an object");
    }
  }

  private JsonPlace child(String name, JsonNode value) {
    return new JsonPlace(file, path.isEmpty() ? name : path + "." + name, value);
  }
}
