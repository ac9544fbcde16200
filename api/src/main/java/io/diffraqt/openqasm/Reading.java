package io.diffraqt.openqasm;

/// What the parts of a reader share.
///
/// @param program what has been read
/// @param globals the names of the program's own scope
/// @param nesting how deep the reader stands
/// @param inputs values of inputs that are not to be parameters
record Reading(Program program, Scope globals, Nesting nesting, InputValues inputs) {
  /// The start of reading a text.
  static Reading of(Source source, InputValues inputs) {
    return new Reading(new Program(source), Scope.global(), new Nesting(source), inputs);
  }
}
