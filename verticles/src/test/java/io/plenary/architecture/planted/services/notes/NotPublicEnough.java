package io.plenary.architecture.planted.services.notes;

/** Public, and no verticle. */
public final class NotPublicEnough {}
