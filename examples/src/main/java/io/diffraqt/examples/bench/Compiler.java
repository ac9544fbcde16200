package io.diffraqt.examples.bench;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import io.diffraqt.transpile.Transpiler;
import java.util.concurrent.ForkJoinPool;

/// One who compiles a program for a device.
interface Compiler extends AutoCloseable {
  /// The level of effort at which compilers are compared: the highest of both.
  int LEVEL = 3;

  String who();

  /// Takes the program that the next compilations are of.
  ///
  /// @param text OpenQASM 3
  /// @throws PeerException when it fails
  void take(String text, Circuit circuit);

  /// One compilation of the program.
  ///
  /// @throws PeerException when it fails
  Compiled compile(long seed);

  @Override
  void close();

  /// What came out.
  ///
  /// @param seconds wall time, from a program in memory to the program for the device
  /// @param twoQubitGates number of gates on two qubits
  /// @param depth longest chain of instructions
  /// @param twoQubitDepth longest chain of gates on two qubits
  record Compiled(double seconds, int twoQubitGates, int depth, int twoQubitDepth) {}

  /// This framework. Not thread-safe.
  final class Ours implements Compiler {
    private final Transpiler transpiler;
    private final Target target;
    private final ForkJoinPool pool;
    private Circuit circuit = Circuit.onQubits(1).build();

    Ours(Target target, int threads) {
      this.target = target;
      this.transpiler = Transpiler.to(target).withLevel(LEVEL);
      this.pool = new ForkJoinPool(threads);
    }

    @Override
    public String who() {
      return "diffraqt";
    }

    @Override
    public void take(String text, Circuit program) {
      circuit = program;
    }

    /// Parallel trials run in the pool from which they are started, which bounds their threads.
    @Override
    public Compiled compile(long seed) {
      var start = System.nanoTime();
      var found = pool.submit(() -> transpiler.withSeed(seed).compile(circuit)).join().circuit();
      var seconds = (System.nanoTime() - start) * 1e-9;
      target.require(found);
      return new Compiled(seconds, found.multiQubitGates(), found.depth(), found.multiQubitDepth());
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
