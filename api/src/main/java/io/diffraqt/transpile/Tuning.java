package io.diffraqt.transpile;

final class Tuning {
  static double ABSORB = Double.parseDouble(System.getProperty("absorb", "0.5"));
}
