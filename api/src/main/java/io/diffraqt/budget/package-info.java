/// Shots and money: the journal of submissions, caps, reservations.
///
/// A [io.diffraqt.budget.Journal] is one file which several processes share. It holds the
/// [io.diffraqt.budget.ShotLedger], which knows of every submission before the provider does, and
/// the account of the [io.diffraqt.budget.ShotBudget]. Start at those two.
@NullMarked
package io.diffraqt.budget;

import org.jspecify.annotations.NullMarked;
