package io.plenary.architecture.planted.launch;

/** What only launch itself may know. */
public final class Launched {}
