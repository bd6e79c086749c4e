package io.plenary.architecture.planted.services.secrets;

/** A service nobody gave a storey. */
final class OfNoStorey {}
