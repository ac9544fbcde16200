package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Amplitudes;

/// A vector and room for another one, which change places when a step does not work in place. The
/// room is made when it is first asked for.
///
/// @param <A> the precision of the vector
final class Pair<A extends Amplitudes<A>> {
  private A used;
  private A spare;

  Pair(A used) {
    this.used = used;
    this.spare = used.blank(0);
  }

  A used() {
    return used;
  }

  A spare() {
    if (spare.size() != used.size()) {
      spare = used.blank(used.size());
    }
    return spare;
  }

  void exchange() {
    var other = spare();
    spare = used;
    used = other;
  }
}
