package io.diffraqt.openqasm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gives equal identifiers one `String` without making a new one for each occurrence.
final class NameTable {
  private @Nullable String[] slots = new @Nullable String[256];
  private int[] hashes = new int[256];
  private int used;

  /// The name at `[start, end)` of `text`, whose [#mix] over all characters is `hash`.
  String name(char[] text, int start, int end, int hash) {
    var mask = slots.length - 1;
    var slot = hash & mask;
    while (slots[slot] != null) {
      var known = slots[slot];
      if (hashes[slot] == hash && known != null && same(known, text, start, end)) {
        return known;
      }
      slot = (slot + 1) & mask;
    }
    return added(new String(text, start, end - start), hash);
  }

  /// One step of the hash.
  static int mix(int hash, char next) {
    return (hash + next) * 0x9E3779B1 ^ hash >>> 15;
  }

  private String added(String name, int hash) {
    if (2 * ++used > slots.length) {
      grow();
    }
    put(name, hash);
    return name;
  }

  private void put(String name, int hash) {
    var slot = hash & slots.length - 1;
    while (slots[slot] != null) {
      slot = (slot + 1) & slots.length - 1;
    }
    slots[slot] = name;
    hashes[slot] = hash;
  }

  private void grow() {
    var old = slots;
    var oldHashes = hashes;
    slots = Arrays.copyOf(new @Nullable String[0], 2 * old.length);
    hashes = new int[slots.length];
    for (var k = 0; k < old.length; k++) {
      var name = old[k];
      if (name != null) {
        put(name, oldHashes[k]);
      }
    }
  }

  private static boolean same(String known, char[] text, int start, int end) {
    if (known.length() != end - start) {
      return false;
    }
    for (var k = start; k < end; k++) {
      if (known.charAt(k - start) != text[k]) {
        return false;
      }
    }
    return true;
  }
}
