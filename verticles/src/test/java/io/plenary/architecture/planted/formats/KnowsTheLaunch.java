package io.plenary.architecture.planted.formats;

import io.plenary.architecture.planted.launch.Launched;

/** Formats are a library of their own. */
final class KnowsTheLaunch {
    Launched known;
}
