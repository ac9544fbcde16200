/// Tests of the journal and the budget.
@NullMarked
package io.diffraqt.budget;

import org.jspecify.annotations.NullMarked;
