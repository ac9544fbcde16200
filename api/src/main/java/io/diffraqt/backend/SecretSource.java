package io.diffraqt.backend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;

/// Where tokens and keys are kept. Thread-safe.
@FunctionalInterface
public interface SecretSource {
  /// The variable that names a place of secrets.
  String PLACE = "DIFFRAQT_SECRETS";

  /// The variable with the password of that place.
  String PASSWORD = "DIFFRAQT_SECRETS_PASSWORD";

  /// The secret of this name; empty where this source does not have it.
  ///
  /// @param name such as `IBM_QUANTUM_TOKEN`
  /// @throws RefusedException when the source is there and cannot be read, or others could read it
  Optional<Secret> find(String name);

  /// The first source that has it.
  default SecretSource or(SecretSource other) {
    return name -> find(name).or(() -> other.find(name));
  }

  /// Where the environment says that secrets are: in its own variables, and then in the place that
  /// `DIFFRAQT_SECRETS` names: `file:PATH`, `keystore:PATH` with the password in
  /// `DIFFRAQT_SECRETS_PASSWORD`, or `command:PROGRAM ARGUMENT...` with `{}` for the name.
  ///
  /// @throws RefusedException when that variable has another form; its value is not repeated
  static SecretSource of(Map<String, String> environment) {
    var own = variables(environment);
    var chosen = environment.getOrDefault(PLACE, "").strip();
    return chosen.isEmpty() ? own : own.or(chosen(chosen, own));
  }

  private static SecretSource chosen(String place, SecretSource own) {
    var kind = place.substring(0, place.indexOf(':') + 1);
    var rest = place.substring(kind.length());
    return switch (kind) {
      case "file:" -> file(Path.of(rest));
      case "keystore:" -> keyStore(Path.of(rest), password(own));
      case "command:" -> command(List.of(rest.strip().split("\\s+")));
      case String _ ->
          throw new RefusedException(
              PLACE + " begins with none of file:, keystore: and command:; see the README");
    };
  }

  private static Secret password(SecretSource own) {
    return own.find(PASSWORD)
        .orElseThrow(
            () -> new RefusedException(PLACE + " is a key store, and " + PASSWORD + " is not set"));
  }

  /// Variables of the environment; blank ones are missing.
  static SecretSource variables(Map<String, String> environment) {
    return name ->
        Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Secret::of);
  }

  /// A file of lines `NAME=VALUE`, `#` before comments; it must be closed to group and others.
  static SecretSource file(Path file) {
    return name -> {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      requireOwnerOnly(file);
      return value(lines(file), name);
    };
  }

  /// A Java key store with secret keys, whose bytes are the tokens as UTF-8.
  ///
  /// @param file of type PKCS12
  /// @param password of the store and of each entry
  static SecretSource keyStore(Path file, Secret password) {
    return name -> {
      try {
        var store = KeyStore.getInstance(file.toFile(), password.reveal().toCharArray());
        return store.getKey(name, password.reveal().toCharArray()) instanceof SecretKey key
            ? Optional.of(Secret.of(new String(key.getEncoded(), StandardCharsets.UTF_8)))
            : Optional.empty();
      } catch (IOException | GeneralSecurityException e) {
        throw new RefusedException(
            "key store %s cannot be read with this password: %s"
                .formatted(file, e.getClass().getSimpleName()));
      }
    };
  }

  /// A program that prints the secret, such as that of a password manager; ends within a minute.
  ///
  /// @param command program and arguments; `{}` stands for the name
  static SecretSource command(List<String> command) {
    return name -> printed(name, command.stream().map(part -> part.replace("{}", name)).toList());
  }

  private static Optional<Secret> printed(String name, List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(false).start();
      process.getOutputStream().close();
      process.getErrorStream().close();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new RefusedException(
            "command %s gave no secret for %s".formatted(command.getFirst(), name));
      }
      return text.isBlank() ? Optional.empty() : Optional.of(Secret.of(text));
    } catch (IOException e) {
      throw new RefusedException("command %s cannot be run".formatted(command.getFirst()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("command %s was interrupted".formatted(command.getFirst()), e);
    }
  }

  private static void requireOwnerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      var open = Files.getPosixFilePermissions(file);
      open.removeAll(
          List.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));
      if (!open.isEmpty()) {
        throw new RefusedException(
            "secrets in %s can be read or written by others; run chmod 600 on it".formatted(file));
      }
    } catch (IOException e) {
      throw new RefusedException("secrets in %s cannot be checked".formatted(file), e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new RefusedException("secrets in %s cannot be read".formatted(file), e);
    }
  }

  private static Optional<Secret> value(List<String> lines, String name) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .filter(value -> !value.isBlank())
        .map(Secret::of)
        .findFirst();
  }
}
