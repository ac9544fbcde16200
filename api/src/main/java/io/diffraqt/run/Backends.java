package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendName;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.NoiseSource;
import io.diffraqt.error.NearNames;
import io.diffraqt.error.UnknownBackendException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The backend plugins of this process, found by their service files. Immutable and thread-safe.
///
/// A plugin that cannot be loaded, whose name another has, or whose jar was built for another
/// contract, is listed in [#broken] and does not hide the others.
public final class Backends {
  private final Map<String, BackendPlugin> plugins;
  private final List<NoiseSource> noise;
  private final List<Broken> broken;

  private Backends(
      Map<String, BackendPlugin> plugins, List<NoiseSource> noise, List<Broken> broken) {
    this.plugins = Collections.unmodifiableMap(plugins);
    this.noise = List.copyOf(noise);
    this.broken = List.copyOf(broken);
  }

  /// A plugin or noise source that cannot be used.
  ///
  /// @param origin class or file it comes from, as far as known
  /// @param reason one line
  public record Broken(String origin, String reason) {}

  /// Those on the class path of the current thread.
  public static Backends installed() {
    return installed(Thread.currentThread().getContextClassLoader());
  }

  /// Those which `loader` finds, for plugins outside of the class path.
  public static Backends installed(ClassLoader loader) {
    var broken = new ArrayList<Broken>();
    var plugins = new ArrayList<BackendPlugin>();
    var noise = new ArrayList<NoiseSource>();
    load(BackendPlugin.class, loader, plugins::add, broken);
    load(NoiseSource.class, loader, noise::add, broken);
    return new Backends(byName(plugins, broken), noise, broken);
  }

  /// These plugins and noise sources only.
  public static Backends of(List<BackendPlugin> plugins, List<NoiseSource> noise) {
    var broken = new ArrayList<Broken>();
    return new Backends(byName(plugins, broken), noise, broken);
  }

  /// Opens a backend by its full name, with what this process gives it.
  ///
  /// @param name `PLUGIN[:DEVICE][?KEY=VALUE&...]`
  /// @throws UnknownBackendException when no plugin has the name
  public static Backend open(String name, Surroundings surroundings) {
    return installed().open(BackendName.parse(name), surroundings);
  }

  /// Names of the plugins, rising.
  public List<String> names() {
    return List.copyOf(plugins.keySet());
  }

  /// What could not be loaded.
  public List<Broken> broken() {
    return broken;
  }

  /// The noise sources, in the order found.
  public List<NoiseSource> noise() {
    return noise;
  }

  /// The plugin with this name.
  ///
  /// @throws UnknownBackendException offering near names and listing all
  public BackendPlugin plugin(String name) {
    var plugin = plugins.get(name);
    if (plugin == null) {
      throw new UnknownBackendException(unknown(name));
    }
    return plugin;
  }

  /// Opens a backend.
  ///
  /// @throws UnknownBackendException when there is no such plugin or device
  public Backend open(BackendName name, Surroundings surroundings) {
    return plugin(name.plugin()).open(context(name, surroundings));
  }

  /// The devices which a plugin can open, as far as is known without a network.
  public List<String> devices(String plugin, Surroundings surroundings) {
    return plugin(plugin).devices(context(BackendName.parse(plugin), surroundings));
  }

  private BackendContext context(BackendName name, Surroundings surroundings) {
    return new BackendContext(
        name.device(),
        name.settings(),
        surroundings.environment(),
        surroundings.clock(),
        surroundings.random(),
        noise);
  }

  private String unknown(String name) {
    var near = NearNames.of(name, plugins.keySet());
    var text = new StringBuilder("no backend '" + name + "'");
    text.append(near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
    text.append(
        plugins.isEmpty() ? "; none is installed" : "; known: " + String.join(", ", names()));
    text.append(broken.isEmpty() ? "" : "; not loaded: " + String.join(", ", origins()));
    return text.toString();
  }

  private List<String> origins() {
    return broken.stream().map(Broken::origin).toList();
  }

  private static <T> void load(
      Class<T> service, ClassLoader loader, Consumer<T> found, List<Broken> broken) {
    var seen = new HashSet<String>();
    for (var file : files(service, loader, broken)) {
      for (var type : file.types()) {
        if (seen.add(type)) {
          file.refusal()
              .or(() -> loaded(service, loader, type, found))
              .ifPresent(reason -> broken.add(new Broken(type, reason)));
        }
      }
    }
  }

  /// Why it cannot be used; empty when it can, and was found.
  private static <T> Optional<String> loaded(
      Class<T> service, ClassLoader loader, String type, Consumer<T> found) {
    try {
      var made = Class.forName(type, true, loader).getConstructor().newInstance();
      found.accept(service.cast(made));
      return Optional.empty();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return Optional.of(reason(e));
    }
  }

  private static List<ServiceFile> files(
      Class<?> service, ClassLoader loader, List<Broken> broken) {
    try {
      return ServiceFile.of(service, loader);
    } catch (IOException e) {
      broken.add(new Broken(service.getSimpleName(), reason(e)));
      return List.of();
    }
  }

  private static Map<String, BackendPlugin> byName(List<BackendPlugin> found, List<Broken> broken) {
    var counts = new LinkedHashMap<String, List<BackendPlugin>>();
    for (var plugin : found) {
      try {
        counts.computeIfAbsent(plugin.name(), _ -> new ArrayList<>()).add(plugin);
      } catch (RuntimeException | LinkageError e) {
        broken.add(new Broken(plugin.getClass().getName(), reason(e)));
      }
    }
    var unique = new TreeMap<String, BackendPlugin>();
    counts.forEach((name, plugins) -> {
      if (plugins.size() == 1) {
        unique.put(name, plugins.getFirst());
      } else {
        broken.add(clash(name, plugins));
      }
    });
    return unique;
  }

  private static Broken clash(String name, List<BackendPlugin> plugins) {
    var classes = plugins.stream().map(p -> p.getClass().getName()).sorted().toList();
    return new Broken(
        String.join(" and ", classes), "all call themselves '" + name + "'; remove all but one");
  }

  private static String reason(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    var message = root.getMessage();
    return root.getClass().getSimpleName()
        + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
  }
}
