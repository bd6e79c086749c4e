package io.plenary.architecture.planted.services.program;

import io.plenary.architecture.planted.services.notes.NotPublicEnough;

/** Services never import each other. */
final class KnowsANeighbor {
    NotPublicEnough known;
}
