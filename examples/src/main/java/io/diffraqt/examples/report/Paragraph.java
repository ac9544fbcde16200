package io.diffraqt.examples.report;

/// Running text.
public record Paragraph(String text) implements Block {}
