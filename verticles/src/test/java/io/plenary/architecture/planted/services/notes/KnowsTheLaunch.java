package io.plenary.architecture.planted.services.notes;

import io.plenary.architecture.planted.launch.Launched;

/** Services know runtime and contracts. */
final class KnowsTheLaunch {
    Launched known;
}
