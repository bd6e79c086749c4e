package io.plenary.architecture.planted.runtime;

import io.plenary.architecture.planted.launch.Launched;

/** The runtime knows contracts only. */
final class KnowsTheLaunch {
    Launched known;
}
