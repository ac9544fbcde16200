package io.diffraqt.circuit;

import io.diffraqt.error.CircuitException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the columns of a [Bindings] table mean: first one per parameter, then, for each slot of
/// `2^k` amplitudes, `2^k` real parts followed by `2^k` imaginary parts.
///
/// Immutable and thread-safe; looking a name up is `O(1)`.
public final class Columns {
  /// No parameters and no slots.
  public static final Columns NONE = new Columns(List.of(), List.of());

  private final List<Parameter> parameters;
  private final List<Amplitudes.Slot> slots;
  private final Map<Parameter, Integer> parameterIndex = new HashMap<>();
  private final Map<String, Integer> slotOffset = new HashMap<>();
  private final int width;

  private Columns(List<Parameter> parameters, List<Amplitudes.Slot> slots) {
    this.parameters = List.copyOf(parameters);
    this.slots = List.copyOf(slots);
    var next = 0;
    for (var parameter : parameters) {
      requireNew(parameterIndex.put(parameter, next++), parameter.name());
    }
    for (var slot : slots) {
      requireNew(slotOffset.put(slot.name(), next), slot.name());
      next = Math.addExact(next, 2 * slot.size());
    }
    this.width = next;
  }

  /// Columns in the given order.
  ///
  /// @throws CircuitException when a name occurs twice
  public static Columns of(List<Parameter> parameters, List<Amplitudes.Slot> slots) {
    return parameters.isEmpty() && slots.isEmpty() ? NONE : new Columns(parameters, slots);
  }

  /// The parameters, in column order.
  public List<Parameter> parameters() {
    return parameters;
  }

  /// The slots, in column order, after all parameters.
  public List<Amplitudes.Slot> slots() {
    return slots;
  }

  /// Number of real columns: parameters and `2·2^k` for each slot.
  public int width() {
    return width;
  }

  /// The column of a parameter.
  public Optional<Integer> index(Parameter parameter) {
    return Optional.ofNullable(parameterIndex.get(parameter));
  }

  /// The column of the real part of a slot's amplitude 0; imaginary parts start `2^k` later.
  public Optional<Integer> offset(Amplitudes.Slot slot) {
    return slots.contains(slot)
        ? Optional.ofNullable(slotOffset.get(slot.name()))
        : Optional.empty();
  }

  /// The slot with this name.
  public Optional<Amplitudes.Slot> slot(String name) {
    return slots.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /// All names, parameters first.
  public List<String> names() {
    var names = new ArrayList<String>();
    parameters.forEach(p -> names.add(p.name()));
    slots.forEach(s -> names.add(s.name()));
    return names;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Columns that
        && parameters.equals(that.parameters)
        && slots.equals(that.slots);
  }

  @Override
  public int hashCode() {
    return 31 * parameters.hashCode() + slots.hashCode();
  }

  @Override
  public String toString() {
    return "Columns" + names();
  }

  private static void requireNew(@Nullable Integer previous, String name) {
    if (previous != null) {
      throw new CircuitException("name '" + name + "' stands for two different parameters");
    }
  }
}
