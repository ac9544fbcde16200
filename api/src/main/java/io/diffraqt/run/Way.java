package io.diffraqt.run;

import java.util.ArrayList;
import java.util.List;

/// Turns a basis index over some qubits into the index over those of a device's state.
///
/// @param bits bit `k` of the index sits at bit `bits[k]` of the state's index; -1 where the state
///   leaves a qubit out because nothing touched it
/// @param rest every value of the remaining bits of the state's index
record Way(List<Integer> bits, List<Integer> rest) {
  static Way of(List<Integer> places, List<Integer> stateQubits) {
    var bits = places.stream().map(stateQubits::indexOf).toList();
    var rest = new ArrayList<>(List.of(0));
    for (var bit = 0; bit < stateQubits.size(); bit++) {
      if (!bits.contains(bit)) {
        var mask = 1 << bit;
        List.copyOf(rest).forEach(value -> rest.add(value | mask));
      }
    }
    return new Way(bits, List.copyOf(rest));
  }

  boolean isIdentity() {
    for (var k = 0; k < bits.size(); k++) {
      if (bits.get(k) != k) {
        return false;
      }
    }
    return rest.size() == 1;
  }

  /// Whether the state has this index; a qubit it leaves out is 0.
  boolean reaches(int index) {
    for (var k = 0; k < bits.size(); k++) {
      if (bits.get(k) < 0 && (index >> k & 1) == 1) {
        return false;
      }
    }
    return true;
  }

  int index(int index) {
    var moved = 0;
    for (var k = 0; k < bits.size(); k++) {
      moved |= bits.get(k) < 0 ? 0 : (index >> k & 1) << bits.get(k);
    }
    return moved;
  }
}
