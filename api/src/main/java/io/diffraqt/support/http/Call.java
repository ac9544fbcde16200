package io.diffraqt.support.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What is asked of a server.
///
/// @param method such as `GET`
/// @param address `https`; plain `http` only to this machine and its own network
/// @param headers names as they are sent; `Content-Type` goes here too
/// @param body text, sent as UTF-8
/// @param accepted status codes outside of 200..299 that are answers and not failures
public record Call(
    String method,
    URI address,
    Map<String, String> headers,
    Optional<String> body,
    Set<Integer> accepted) {
  /// Copies the collections.
  public Call {
    headers = Map.copyOf(headers);
    accepted = Set.copyOf(accepted);
  }

  /// Reads.
  public static Call read(URI address) {
    return new Call("GET", address, Map.of(), Optional.empty(), Set.of());
  }

  /// Sends JSON.
  ///
  /// @param method such as `POST`
  public static Call json(String method, URI address, String body) {
    return new Call(
        method, address, Map.of("Content-Type", "application/json"), Optional.of(body), Set.of());
  }

  /// The same with one more header.
  public Call with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, address, more, body, accepted);
  }

  /// The same, with a status code that is an answer and not a failure, such as 404 for a search.
  public Call accepting(int status) {
    var more = new TreeSet<>(accepted);
    more.add(status);
    return new Call(method, address, headers, body, more);
  }

  /// Whether this status is an answer.
  boolean accepts(int status) {
    return status / 100 == 2 || accepted.contains(status);
  }
}
