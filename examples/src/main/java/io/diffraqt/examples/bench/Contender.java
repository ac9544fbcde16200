package io.diffraqt.examples.bench;

import java.util.Objects;

/// One who does a workload again and again.
interface Contender extends AutoCloseable {
  String who();

  /// `double` or `single`.
  String precision();

  /// Wall seconds of each of so many runs.
  ///
  /// @throws PeerException when it fails
  double[] seconds(int runs);

  @Override
  void close();

  /// This program itself.
  ///
  /// @param used the precision of the workload
  record Ours(Workload workload, Precision used) implements Contender {
    @Override
    public String who() {
      return "diffraqt";
    }

    @Override
    public String precision() {
      return used.word();
    }

    @Override
    public double[] seconds(int runs) {
      var seconds = new double[runs];
      for (var k = 0; k < runs; k++) {
        var start = System.nanoTime();
        var result = workload.run().get();
        seconds[k] = (System.nanoTime() - start) * 1e-9;
        Objects.requireNonNull(result);
      }
      return seconds;
    }

    @Override
    public void close() {}
  }
}
