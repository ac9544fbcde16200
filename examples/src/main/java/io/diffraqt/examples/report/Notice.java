package io.diffraqt.examples.report;

/// A sentence that a reader must not miss, such as a caution about a figure.
public record Notice(String text) implements Block {}
