package io.plenary.architecture.planted.services.profiles;

import io.plenary.architecture.planted.services.profiles.pictures.KnowsTheWhole;

/** As it may: but then its part must not know it. */
final class KnowsItsPart {
    KnowsTheWhole part;
}
