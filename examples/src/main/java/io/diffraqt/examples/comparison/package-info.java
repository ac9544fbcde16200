/// The same program, or the same trained model, on several backends side by side: distances with
/// intervals, what explains them, pictures, one report. Start at
/// [io.diffraqt.examples.comparison.ProgramComparison].
@NullMarked
package io.diffraqt.examples.comparison;

import org.jspecify.annotations.NullMarked;
