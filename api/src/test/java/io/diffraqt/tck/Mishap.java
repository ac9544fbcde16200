package io.diffraqt.tck;

/// What can go wrong between a client and a provider.
public enum Mishap {
  /// Nothing does.
  NONE(Place.NOWHERE),
  /// The connection is reset before the provider sees the request.
  RESET_BEFORE(Place.BEFORE),
  /// Status 500, and the provider never saw the request.
  ERROR_BEFORE(Place.BEFORE),
  /// Status 400 with [FaultScript#REFUSAL].
  REFUSED(Place.BEFORE),
  /// Status 429 that asks to wait for [FaultScript#WAIT].
  TOO_MANY(Place.BEFORE),
  /// Status 429 that does not say how long to wait.
  TOO_MANY_WITHOUT_WAIT(Place.BEFORE),
  /// The provider did it, and the connection is reset before its reply.
  REPLY_LOST(Place.AFTER),
  /// The provider did it, and the connection ends in the middle of its reply.
  REPLY_CUT(Place.AFTER),
  /// The provider did it, and the reply is status 500.
  ERROR_AFTER(Place.AFTER),
  /// The reply comes in pieces.
  SLOW(Place.AFTER);

  private final Place place;

  Mishap(Place place) {
    this.place = place;
  }

  boolean isBefore() {
    return place == Place.BEFORE;
  }

  private enum Place {
    NOWHERE,
    BEFORE,
    AFTER
  }
}
