package io.diffraqt.support.http;

import io.diffraqt.backend.RefusedException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How an address is reached: never in the clear beyond the own network, and by the proxy that the
/// environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, in either case).
///
/// @param environment variables
record Route(Map<String, String> environment) {
  private static final Pattern OWN_NETWORK =
      Pattern.compile(
          "[^.:]+|(.*\\.)?localhost|127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*"
              + "|\\[?::1]?");

  static void requirePrivate(URI address) {
    var host = Optional.ofNullable(address.getHost()).orElse("");
    var secure = "https".equalsIgnoreCase(address.getScheme());
    if (!secure && !OWN_NETWORK.matcher(host).matches()) {
      throw new RefusedException(
          "address %s is not https; secrets are never sent in the clear beyond the own network"
              .formatted(address));
    }
  }

  /// The proxy for an address; empty where the environment names none.
  Optional<Proxy> proxy(URI address) {
    var host = Optional.ofNullable(address.getHost()).orElse("");
    if (isExempt(host)) {
      return Optional.empty();
    }
    var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    return variable(scheme + "_proxy").map(Route::proxy);
  }

  private static Proxy proxy(String text) {
    var address = URI.create(text.contains("://") ? text : "http://" + text);
    var port = address.getPort() < 0 ? 80 : address.getPort();
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port));
  }

  private boolean isExempt(String host) {
    var exempt = variable("no_proxy").orElse("");
    return Arrays.stream(exempt.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith(suffix(name)));
  }

  private static String suffix(String name) {
    return name.startsWith(".") ? name : "." + name;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }
}
