package io.plenary.services.engagement;

/** Something at the position of its last change in a room. */
record Placed<T>(long position, T thing) {}
