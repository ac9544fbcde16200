package io.diffraqt.openqasm;

/// What the parts of a reader share.
///
/// @param program what has been read
/// @param globals the names of the program's own scope
/// @param nesting how deep the reader stands
record Reading(Program program, Scope globals, Nesting nesting) {
  /// The start of reading a text.
  static Reading of(Source source) {
    return new Reading(new Program(source), Scope.global(), new Nesting(source));
  }
}
