package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Parts;

/// A vector and room for another one, which change places when a step does not work in place. The
/// room is made when it is first asked for.
final class Pair {
  private Parts used;
  private Parts spare = Parts.NONE;

  Pair(Parts used) {
    this.used = used;
  }

  Parts used() {
    return used;
  }

  Parts spare() {
    if (spare.size() != used.size()) {
      spare = Parts.zeros(used.size());
    }
    return spare;
  }

  void exchange() {
    var other = spare();
    spare = used;
    used = other;
  }
}
