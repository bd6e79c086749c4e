package io.plenary.architecture.planted.web;

import io.plenary.architecture.planted.services.notes.NotPublicEnough;

/** The web knows contracts, never services. */
final class KnowsAService {
    NotPublicEnough known;
}
