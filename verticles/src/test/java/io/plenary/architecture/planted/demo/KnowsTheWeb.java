package io.plenary.architecture.planted.demo;

import io.plenary.architecture.planted.web.Routes;

/** The demo uses the contracts as any client does. */
final class KnowsTheWeb {
    Routes known;
}
