package io.diffraqt.examples.bench.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.openqasm.OpenQasm3;
import org.junit.jupiter.api.Test;

class ProgramTest {
  @Test
  void aNameEndsWithTheNumberOfQubits() {
    assertThat(Program.all())
        .allSatisfy(program ->
            assertThat(program.name()).endsWith(String.valueOf(program.circuit().qubits())));
  }

  @Test
  void noNameIsThereTwice() {
    assertThat(Program.all()).extracting(Program::name).doesNotHaveDuplicates();
  }

  @Test
  void noProgramOfOneListIsInTheOther() {
    assertThat(Program.all()).extracting(Program::circuit).doesNotHaveDuplicates();
  }

  @Test
  void everyProgramIsTheSameEachTimeAndReadFromItsText() {
    var again = Program.all();
    for (var k = 0; k < again.size(); k++) {
      var program = Program.all().get(k);
      assertThat(again.get(k)).isEqualTo(program);
      assertThat(OpenQasm3.read(OpenQasm3.write(program.circuit())).instructions())
          .as(program.name())
          .isEqualTo(program.circuit().instructions());
    }
  }

  @Test
  void aRegularGraphHasAsManyEdgesAtEachNode() {
    for (var node = 0; node < 30; node++) {
      var at = node;
      assertThat(Graph.regular(30, 3, 5).edges())
          .filteredOn(edge -> edge.a() == at || edge.b() == at)
          .hasSize(3);
    }
  }
}
