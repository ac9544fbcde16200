package io.diffraqt.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "simulator",
        "simulator?noise=fake_torino&profile=aer",
        "ibm:ibm_fez",
        "braket:arn:aws:braket:eu-north-1::device/qpu/iqm/Garnet?poll=2"
      })
  void aNameIsWrittenAsItWasRead(String text) {
    assertThat(BackendName.parse(text)).hasToString(text);
  }

  @Test
  void everythingAfterTheFirstColonIsTheDevice() {
    var name = BackendName.parse("braket:arn:aws:x?a=b=c");
    assertThat(name.device()).contains("arn:aws:x");
    assertThat(name.settings()).containsEntry("a", "b=c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":x", "ibm:", "simulator?noise", "simulator?a=1&a=2"})
  void aMalformedNameIsRefused(String text) {
    assertThatThrownBy(() -> BackendName.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
