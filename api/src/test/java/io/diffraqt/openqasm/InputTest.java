package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.CircuitException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputTest {
  private static Circuit read(String text, Map<String, String> inputs) {
    return OpenQasm3.read(text, "program", inputs);
  }

  @Test
  void anIntegerDecidesHowLongALoopRuns() {
    var text = "input uint[8] n; qubit q; for uint i in [1:n] { h q; }";
    assertEquals(OpenQasm3.read("qubit q; h q; h q; h q;"), read(text, Map.of("n", "3")));
  }

  @Test
  void aBooleanDecidesABranchAndBitsAreIndexedFromTheRight() {
    var text =
        "input bool flip; input bit[3] mask; qubit[3] q; if (flip) { h q[0]; }"
            + " for int i in [0:2] { if (mask[i]) { x q[i]; } }";
    assertEquals(
        OpenQasm3.read("qubit[3] q; h q[0]; x q[0]; x q[1];"),
        read(text, Map.of("flip", "true", "mask", "011")));
  }

  @Test
  void aNumberThatIsGivenIsNoParameter() {
    var text = "input float a; input float b; qubit q; rx(a) q; rx(b) q;";
    var circuit = read(text, Map.of("a", "0.25"));
    assertEquals(OpenQasm3.read("input float b; qubit q; rx(0.25) q; rx(b) q;"), circuit);
  }

  @ParameterizedTest
  @CsvSource({
    "input int n;,       n, three, 'three' was given to input n",
    "input uint[2] n;,   n, 0.5,   '0.5' was given to input n",
    "input bit[2] b;,    b, 011,   '011' was given to input b",
    "input bool b;,      b, yes,   'yes' was given to input b",
    "input float a;,     b, 1,     values are given to [b]",
    "input duration d;,  d, 10ns,  '10ns' was given to input d",
  })
  void aValueThatFitsNoInputIsRefused(String text, String name, String value, String reason) {
    var failure = assertThrows(CircuitException.class, () -> read(text, Map.of(name, value)));
    assertTrue(String.valueOf(failure.getMessage()).contains(reason), failure::getMessage);
  }
}
