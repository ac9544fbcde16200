/// Reports a person can open anywhere: one HTML file with its pictures and plots inside, and the
/// files beside it for programs (PNG, npy, CSV).
///
/// Read {@link io.diffraqt.examples.report.Page} first. Every text is escaped on its way in, since
/// only this package can make markup; charts are drawn as SVG without scripts, and nothing is
/// fetched from anywhere.
@NullMarked
package io.diffraqt.examples.report;

import org.jspecify.annotations.NullMarked;
