package io.diffraqt.budget;

import io.diffraqt.backend.SubmissionKey;

/// An amount held until it is settled or released.
///
/// @param key of the submission it is held for
/// @param account on whose account
/// @param held the upper bound of what it may cost
/// @param isNew whether nobody alive held it before, so that the caller may release it
public record Reservation(SubmissionKey key, Account account, Amounts held, boolean isNew) {}
