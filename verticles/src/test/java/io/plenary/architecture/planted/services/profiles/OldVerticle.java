package io.plenary.architecture.planted.services.profiles;

import io.vertx.core.AbstractVerticle;

/** As it was done in Vert.x 4. */
@SuppressWarnings("deprecation")
public final class OldVerticle extends AbstractVerticle {}
