package io.diffraqt.conformance;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.result.Counts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Ways to spoil the correct backend: each puts itself between the kit and one of its functions.
final class Tampering {
  private static final Object[] NOTHING = {};

  private Tampering() {}

  /// A call on its way to the correct backend.
  ///
  /// @param backend the correct one
  /// @param method which function
  /// @param arguments may be replaced
  record Call(Backend backend, Method method, Object[] arguments) {
    String name() {
      return method.getName();
    }

    Object argument(int index) {
      return arguments[index];
    }

    Object go() {
      return goWith(arguments);
    }

    /// The real answer; nothing where the function gives nothing.
    @SuppressWarnings("NullAway")
    Object goWith(Object... others) {
      try {
        return method.invoke(backend, others);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new AssertionError(e);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// The correct plugin with every call of its backend handed to `answer`.
  static BackendPlugin calls(Function<Call, Object> answer) {
    return opening((reference, context) -> around((ExactBackend) reference.open(context), answer));
  }

  /// The correct plugin opened otherwise.
  static BackendPlugin opening(BiFunction<BackendPlugin, BackendContext, Backend> open) {
    return new BackendPlugin() {
      private final BackendPlugin reference = new ReferencePlugin();

      @Override
      public String name() {
        return reference.name();
      }

      @Override
      public Backend open(BackendContext context) {
        return open.apply(reference, context);
      }
    };
  }

  /// An exact backend whose every call goes to `answer`.
  static ExactBackend around(ExactBackend backend, Function<Call, Object> answer) {
    return proxy(ExactBackend.class, backend, answer);
  }

  /// A backend whose every call goes to `answer`.
  static Backend aroundAny(Backend backend, Function<Call, Object> answer) {
    return proxy(Backend.class, backend, answer);
  }

  private static <B extends Backend> B proxy(
      Class<B> type, B backend, Function<Call, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                method.getDeclaringClass() == Object.class
                    ? method.invoke(backend, arguments)
                    : answer.apply(
                        new Call(backend, method, arguments == null ? NOTHING : arguments))));
  }

  /// Answers to one function only.
  static BackendPlugin function(String name, Function<Call, Object> answer) {
    return calls(call -> call.name().equals(name) ? answer.apply(call) : call.go());
  }

  /// Runs other circuits than those asked for.
  static BackendPlugin circuits(UnaryOperator<Circuit> change) {
    return calls(call ->
        switch (call.name()) {
          case "submit" -> call.goWith(changed((Submission) call.argument(0), change));
          case "evaluate", "forward" ->
              call.goWith(
                  change.apply((Circuit) call.argument(0)), call.argument(1), call.argument(2));
          default -> call.go();
        });
  }

  private static Submission changed(Submission submission, UnaryOperator<Circuit> change) {
    return runs(
        submission,
        run -> new Submission.Run(change.apply(run.circuit()), run.bindings(), run.request()));
  }

  static Submission runs(Submission submission, UnaryOperator<Submission.Run> change) {
    return new Submission(submission.key(), submission.runs().stream().map(change).toList());
  }

  /// Sends other runs than those asked for.
  static BackendPlugin submissions(UnaryOperator<Submission.Run> change) {
    return function("submit", call -> call.goWith(runs((Submission) call.argument(0), change)));
  }

  /// Runs other instructions than those asked for, one by one; conditionals are changed inside.
  static BackendPlugin instructions(Function<Instruction, List<Instruction>> change) {
    return circuits(circuit -> circuit.withInstructions(all(circuit.instructions(), change)));
  }

  private static List<Instruction> all(
      List<Instruction> steps, Function<Instruction, List<Instruction>> change) {
    return steps.stream().flatMap(step -> change.apply(step).stream()).toList();
  }

  /// Changes what one gate does.
  static BackendPlugin gate(Gate gate, UnaryOperator<Instruction.Apply> change) {
    return instructions(step ->
        List.of(
            step instanceof Instruction.Apply apply && apply.gate().equals(gate)
                ? change.apply(apply)
                : step));
  }

  /// Returns other outcomes of a job.
  static BackendPlugin outcomes(UnaryOperator<List<Outcome>> change) {
    return function("result", call -> change.apply(outcomes(call)));
  }

  @SuppressWarnings("unchecked")
  private static List<Outcome> outcomes(Call call) {
    return (List<Outcome>) call.go();
  }

  /// Returns other counts.
  static BackendPlugin counts(UnaryOperator<Counts> change) {
    return outcomes(outcomes ->
        outcomes.stream()
            .map(outcome ->
                outcome instanceof Outcome.Sampled(var counts)
                    ? new Outcome.Sampled(change.apply(counts))
                    : outcome)
            .toList());
  }

  /// Returns counts of other bit strings.
  static BackendPlugin strings(UnaryOperator<String> change) {
    return counts(counts -> renamed(counts, change));
  }

  static Counts renamed(Counts counts, UnaryOperator<String> change) {
    var renamed = new HashMap<String, Long>();
    counts.asMap().forEach((bits, count) -> renamed.merge(change.apply(bits), count, Long::sum));
    return Counts.of(counts.registers(), renamed);
  }

  /// Returns other exact values of `evaluate`.
  static BackendPlugin exact(UnaryOperator<Outcome.Evaluated> change) {
    return function(
        "evaluate",
        call ->
            ((List<?>) call.go()).stream().map(o -> change.apply((Outcome.Evaluated) o)).toList());
  }

  static <T> List<T> swappedEnds(List<T> list) {
    var swapped = new ArrayList<>(list);
    if (list.size() > 1) {
      swapped.set(0, list.getLast());
      swapped.set(list.size() - 1, list.getFirst());
    }
    return swapped;
  }

  static Map<String, Long> plusOne(Map<String, Long> counts) {
    var more = new HashMap<>(counts);
    more.merge(counts.keySet().iterator().next(), 1L, Long::sum);
    return more;
  }
}
