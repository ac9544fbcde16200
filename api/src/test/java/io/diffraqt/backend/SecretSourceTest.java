package io.diffraqt.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
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

  @Test
  void aKeyStoreGivesItsEntriesToItsPasswordOnly() throws Exception {
    var file = folder.resolve("store.p12");
    var password = "open sesame".toCharArray();
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    var key = new SecretKeySpec("canary-4711".getBytes(StandardCharsets.UTF_8), "AES");
    store.setEntry(
        "token", new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(password));
    try (var out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
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
        .hasMessage("command /bin/sh gave no secret");
  }
}
