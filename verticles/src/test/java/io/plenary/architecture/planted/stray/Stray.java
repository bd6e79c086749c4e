package io.plenary.architecture.planted.stray;

/** Stands on no floor. */
public final class Stray {}
