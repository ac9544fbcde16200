package io.diffraqt.examples.data;

/// How far one download has come.
///
/// @param file what is fetched
/// @param done bytes received so far
/// @param total bytes in all
public record DownloadProgress(DataFile file, long done, long total) {}
