package io.diffraqt.run;

import io.diffraqt.budget.CostEstimate;

/// What meeting a precision would cost.
///
/// @param first the first round, which is bought in any case: the least
/// @param most with the largest variance that can occur, over all rounds; with post-selection, all
///   the shots that are allowed
public record PrecisionCost(PackingPlan first, CostEstimate most) {}
