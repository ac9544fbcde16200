package io.diffraqt.support.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a server answers.
///
/// @param status code
/// @param headers names in lower case; the last of repeated ones
/// @param body read to its end, as UTF-8
public record Answer(int status, Map<String, String> headers, String body) {
  /// Copies the headers.
  public Answer {
    headers = Map.copyOf(headers);
  }

  /// The value of a header.
  ///
  /// @param name in any case
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
