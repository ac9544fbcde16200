package io.diffraqt.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretSourceTest {
  private static final Secret CANARY = Secret.of("canary-4711");

  @TempDir private Path folder;

  @Test
  void theFirstSourceThatHasItIsAsked() {
    var first = SecretSource.variables(Map.of("A", "canary-4711", "EMPTY", " "));
    var both = first.or(SecretSource.variables(Map.of("A", "other", "B", "second")));
    assertThat(both.find("A")).contains(CANARY);
    assertThat(both.find("B")).contains(Secret.of("second"));
    assertThat(both.find("EMPTY")).isEmpty();
  }

  @Test
  void aFileIsReadOnlyIfItIsClosedToOthers() throws Exception {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this system knows no owners of files");
    var file = folder.resolve("secrets");
    Files.writeString(file, "# mine\nTOKEN=canary-4711\nEMPTY=\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> SecretSource.file(file).find("TOKEN"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining("canary");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(SecretSource.file(file).find("TOKEN")).contains(CANARY);
    assertThat(SecretSource.file(file).find("EMPTY")).isEmpty();
    assertThat(SecretSource.file(folder.resolve("none")).find("TOKEN")).isEmpty();
  }

  private Path stored(String words) throws Exception {
    var file = folder.resolve("store.p12");
    var password = words.toCharArray();
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    var key = new SecretKeySpec("canary-4711".getBytes(StandardCharsets.UTF_8), "AES");
    store.setEntry(
        "token", new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(password));
    try (var out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
    return file;
  }

  @Test
  void aKeyStoreGivesItsEntriesToItsPasswordOnly() throws Exception {
    var file = stored("open sesame");
    var source = SecretSource.keyStore(file, Secret.of("open sesame"));
    assertThat(source.find("token")).contains(CANARY);
    assertThat(source.find("other")).isEmpty();
    assertThatThrownBy(() -> SecretSource.keyStore(file, Secret.of("guess")).find("token"))
        .isInstanceOf(RefusedException.class)
        .hasMessageNotContaining("guess");
  }

  @Test
  void aCommandPrintsTheSecretOfAName() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "this system has no /bin/sh");
    var printing = List.of("/bin/sh", "-c", "test {} = TOKEN && echo canary-4711");
    assertThat(SecretSource.command(printing).find("TOKEN")).contains(CANARY);
    assertThatThrownBy(() -> SecretSource.command(printing).find("OTHER"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("command /bin/sh gave no secret for OTHER");
  }

  private static BackendContext context(Map<String, String> environment) {
    return new BackendContext(
        Optional.empty(),
        Map.of(),
        environment,
        Clock.systemUTC(),
        new SplittableRandom(1),
        List.of());
  }

  @Test
  void aPluginGetsSecretsFromThePlaceThatTheEnvironmentNames() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/echo")), "this system has no /bin/echo");
    var file = folder.resolve("secrets");
    Files.writeString(file, "TOKEN=canary-4711\n");
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    var store = stored("open sesame");
    var places =
        List.of(
            Map.of("TOKEN", "canary-4711"),
            Map.of("DIFFRAQT_SECRETS", "file:" + file),
            Map.of(
                "DIFFRAQT_SECRETS",
                "keystore:" + store,
                "DIFFRAQT_SECRETS_PASSWORD",
                "open sesame"),
            Map.of("DIFFRAQT_SECRETS", "command:/bin/echo canary-4711"));
    assertThat(places)
        .allSatisfy(place -> assertThat(context(place).secret("TOKEN")).contains(CANARY));
    var both = Map.of("TOKEN", "mine", "DIFFRAQT_SECRETS", "file:" + file);
    assertThat(context(both).secret("TOKEN")).contains(Secret.of("mine"));
  }

  @Test
  void aPlaceOfAnotherFormIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> context(Map.of("DIFFRAQT_SECRETS", "canary-4711")).secret("TOKEN"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContainingAll("DIFFRAQT_SECRETS", "file:", "keystore:", "command:")
        .hasMessageNotContaining("canary");
    assertThatThrownBy(() -> context(Map.of("DIFFRAQT_SECRETS", "keystore:x")).secret("TOKEN"))
        .hasMessageContaining("DIFFRAQT_SECRETS_PASSWORD is not set");
  }
}
