package io.plenary.architecture.planted.contracts;

import io.plenary.architecture.planted.launch.Launched;

/** Contracts know nothing of ours. */
final class KnowsTheLaunch {
    Launched known;
}
