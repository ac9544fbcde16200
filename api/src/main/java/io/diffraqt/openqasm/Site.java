package io.diffraqt.openqasm;

import io.diffraqt.error.CircuitException;

/// A place in a program that a message can point to.
record Site(Source source, int at) {
  CircuitException error(String message) {
    return source.error(at, message);
  }
}
