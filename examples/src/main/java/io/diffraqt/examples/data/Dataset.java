package io.diffraqt.examples.data;

import static io.diffraqt.examples.data.DataFile.published;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The data sets that can be named on the command line, with their files, checksums and authors.
public enum Dataset {
  /// 60,000 and 10,000 grey 28x28 digits, values 0 to 255.
  MNIST(
      "mnist",
      "MNIST handwritten digits (LeCun, Cortes, Burges)",
      255,
      Map.of(
          Part.TRAIN,
          new Layout.LabelledIdx(
              mnist("train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873", 9_912_422),
              mnist("train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432", 28_881)),
          Part.TEST,
          new Layout.LabelledIdx(
              mnist("t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3", 1_648_877),
              mnist("t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c", 4_542)))),

  /// 60,000 and 10,000 grey 28x28 pieces of clothing, values 0 to 255.
  FASHION_MNIST(
      "fashion-mnist",
      "Fashion-MNIST (Xiao, Rasul, Vollgraf; copyright 2017 Zalando SE; MIT)",
      255,
      Map.of(
          Part.TRAIN,
          new Layout.LabelledIdx(
              fashion("train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d", 26_421_880),
              fashion("train-labels-idx1-ubyte.gz", "25c81989df183df01b3e8a0aad5dffbe", 29_515)),
          Part.TEST,
          new Layout.LabelledIdx(
              fashion("t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79", 4_422_102),
              fashion("t10k-labels-idx1-ubyte.gz", "bb300cfdad3c16e7a12a480ee83cd310", 5_148)))),

  /// 3,823 and 1,797 grey 8x8 digits, values 0 to 16.
  OPTICAL_DIGITS(
      "digits8x8",
      "Optical Recognition of Handwritten Digits (Alpaydin, Kaynak; UCI; CC BY 4.0)",
      16,
      Map.of(
          Part.TRAIN,
          new Layout.DigitTable(
              digits(
                  "optdigits.tra", new Fingerprint("268ce7771f3f15afbc54402478b1d454", 563_639))),
          Part.TEST,
          new Layout.DigitTable(
              digits(
                  "optdigits.tes",
                  new Fingerprint("a0339c30a8a5312a1b6f9e5c719dcce5", 264_712),
                  // Widespread copies end in one more line break than the published file.
                  new Fingerprint("efb24f514652548ad2380f2aafe46f60", 264_713))))),

  /// 89,996, 10,004 and 7,180 colour 28x28 tissue patches of nine classes, values 0 to 255.
  PATHMNIST(
      "pathmnist",
      "PathMNIST of MedMNIST v2 (Yang et al. 2023, after NCT-CRC-HE-100K; CC BY 4.0)",
      255,
      allParts(
          new Layout.NumpyArchive(
              published(
                  "medmnist",
                  "pathmnist.npz",
                  new Fingerprint("a8b06965200029087d5bd730944a56c1", 205_615_438),
                  "https://zenodo.org/records/10519652/files/pathmnist.npz?download=1")))),

  /// 800 of the training patches of {@link #PATHMNIST}, without classes.
  PATHMNIST_SUBSET(
      "pathmnist-subset",
      "800 unlabelled training patches of PathMNIST (MedMNIST v2, Yang et al. 2023; CC BY 4.0)",
      255,
      Map.of(
          Part.TRAIN,
          new Layout.UnlabelledColourIdx(
              new DataFile(
                  "medmnist",
                  "pathmnist-train-subset-images-idx4-ubyte.gz",
                  List.of(new Fingerprint("f134bb314bab3a610046736add12ebcd", 1_508_730)),
                  List.of())))),

  /// 6,000 and 1,000 grey 28x28 digits drawn by {@link Glyphs}, values 0 to 255; needs no files.
  GLYPHS(
      "glyphs",
      "digits drawn by Diffraqt",
      255,
      Map.of(
          Part.TRAIN, new Layout.Drawn(6_000, 28, 1), Part.TEST, new Layout.Drawn(1_000, 28, 2)));

  private final String label;
  private final String source;
  private final double white;
  private final Map<Part, Layout> parts;

  Dataset(String label, String source, double white, Map<Part, Layout> parts) {
    this.label = label;
    this.source = source;
    this.white = white;
    this.parts = new EnumMap<>(parts);
  }

  /// The data set with the given command-line name.
  ///
  /// @throws DataException if there is none, with the list of names
  public static Dataset named(String label) {
    return Arrays.stream(values())
        .filter(dataset -> dataset.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new DataException(unknown(label)));
  }

  /// The command-line name, for instance `fashion-mnist`.
  public String label() {
    return label;
  }

  /// Name, authors and licence.
  public String source() {
    return source;
  }

  /// Every file of every part, none for {@link #GLYPHS}.
  public List<DataFile> files() {
    return parts.values().stream().flatMap(layout -> layout.files().stream()).distinct().toList();
  }

  Layout layout(Part part) {
    if (!parts.containsKey(part)) {
      throw new DataException(
          "%s has no part '%s'; it has %s"
              .formatted(label, part.label(), names(parts.keySet().stream().map(Part::label))));
    }
    return parts.get(part);
  }

  Origin origin(Part part) {
    var checksums =
        layout(part).files().stream()
            .map(file -> ", %s MD5 %s".formatted(file.name(), file.accepted().getFirst().md5()))
            .collect(Collectors.joining());
    return Origin.of(label + " " + part.label(), source + checksums, white);
  }

  private static String unknown(String label) {
    return "there is no data set '%s'; choose one of %s"
        .formatted(label, names(Arrays.stream(values()).map(Dataset::label)));
  }

  private static String names(Stream<String> labels) {
    return labels.collect(Collectors.joining(", "));
  }

  private static Map<Part, Layout> allParts(Layout layout) {
    return Map.of(Part.TRAIN, layout, Part.VALIDATION, layout, Part.TEST, layout);
  }

  private static DataFile mnist(String name, String md5, long bytes) {
    return published(
        "mnist",
        name,
        new Fingerprint(md5, bytes),
        "https://ossci-datasets.s3.amazonaws.com/mnist/" + name);
  }

  private static DataFile fashion(String name, String md5, long bytes) {
    return published(
        "fashion-mnist",
        name,
        new Fingerprint(md5, bytes),
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/" + name);
  }

  private static DataFile digits(String name, Fingerprint... accepted) {
    var address = "https://archive.ics.uci.edu/ml/machine-learning-databases/optdigits/" + name;
    return new DataFile("digits8x8", name, List.of(accepted), List.of(URI.create(address)));
  }
}
