/// The two smallest backends there can be: a coin, and a state-vector simulator of one page.
///
/// They are quoted by `docs/writing-a-backend.md`. Start at
/// [io.diffraqt.examples.plugin.CoinPlugin].
@NullMarked
package io.diffraqt.examples.plugin;

import org.jspecify.annotations.NullMarked;
