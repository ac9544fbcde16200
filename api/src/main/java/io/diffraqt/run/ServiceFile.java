package io.diffraqt.run;

import io.diffraqt.backend.BackendPlugin;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;

/// A list of classes that a jar or folder offers for a service, in the form of `ServiceLoader`.
///
/// It is read here, so that a jar which was built for another contract is refused before any class
/// of it is loaded.
///
/// @param place of the jar or folder
/// @param types names of the classes
/// @param contract for which its jar was built; the first, where it does not say
record ServiceFile(String place, List<String> types, String contract) {
  private static final String FIRST_CONTRACT = "1";
  private static final String FOLDER = "META-INF/services/";

  /// Those that `loader` finds, its parents' first.
  static List<ServiceFile> of(Class<?> service, ClassLoader loader) throws IOException {
    var files = new ArrayList<ServiceFile>();
    for (var url : Collections.list(loader.getResources(FOLDER + service.getName()))) {
      var place = url.toString().replace(FOLDER + service.getName(), "");
      files.add(new ServiceFile(place, types(url), contract(place)));
    }
    return files;
  }

  /// Why nothing of it may be loaded; empty where it may.
  Optional<String> refusal() {
    var mine = String.valueOf(BackendPlugin.CONTRACT);
    return contract.equals(mine)
        ? Optional.empty()
        : Optional.of(
            "%s was built for contract %s of plugins, and this is contract %s; install its release for that"
                .formatted(place, contract, mine));
  }

  private static List<String> types(URL url) throws IOException {
    return new String(read(url), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String contract(String place) throws IOException {
    try (InputStream in = open(URI.create(place + "META-INF/MANIFEST.MF").toURL())) {
      var declared = new Manifest(in).getMainAttributes().getValue(BackendPlugin.CONTRACT_ENTRY);
      return declared == null ? FIRST_CONTRACT : declared.strip();
    } catch (FileNotFoundException _) {
      return FIRST_CONTRACT;
    }
  }

  private static byte[] read(URL url) throws IOException {
    try (var in = open(url)) {
      return in.readAllBytes();
    }
  }

  /// Not by a cache, which would keep the jar open and remember what it was.
  private static InputStream open(URL url) throws IOException {
    var connection = url.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }
}
