package io.diffraqt.examples.comparison;

import io.diffraqt.examples.report.Block;
import io.diffraqt.examples.report.Facts;
import io.diffraqt.examples.report.Section;
import io.diffraqt.run.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says in answers and reports where results come from.
public final class Origins {
  private Origins() {}

  /// Where a result comes from, as an answer tells it.
  public record Document(
      String backend,
      List<String> jobs,
      String programDigest,
      String submitted,
      String finished,
      long shots,
      @Nullable String price,
      @Nullable String calibration,
      List<String> stages) {
    /// From a provenance.
    public static Document of(Provenance provenance) {
      return new Document(
          provenance.backend(),
          provenance.jobs().stream().map(j -> j.value()).toList(),
          provenance.programDigest(),
          provenance.submitted().toString(),
          provenance.finished().toString(),
          provenance.shots(),
          provenance
              .price()
              .amount()
              .map(a -> a.toPlainString() + " " + provenance.price().currency())
              .orElse(null),
          provenance.calibration().orElse(null),
          provenance.stages());
    }

    private Facts facts() {
      return Facts.of(
          backend,
          "program digest",
          programDigest.substring(0, 16),
          "shots",
          Long.toString(shots),
          "price",
          price == null ? "not told" : price,
          "calibration",
          calibration == null ? "none" : calibration,
          "stages",
          stages.isEmpty() ? "none" : String.join(", ", stages),
          "finished",
          finished);
    }
  }

  /// A section with one block per result.
  public static Section section(List<Provenance> provenances) {
    return new Section(
        "Where the results come from",
        provenances.stream().<Block>map(p -> Document.of(p).facts()).toList());
  }
}
