package io.plenary.architecture.planted.services.profiles.pictures;

import io.plenary.architecture.planted.services.profiles.OldVerticle;

/** A part knows the parts below it, not what is made of them. */
public final class KnowsTheWhole {
    OldVerticle whole;
}
