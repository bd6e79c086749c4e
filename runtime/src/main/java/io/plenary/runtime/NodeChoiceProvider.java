package io.plenary.runtime;

import io.vertx.core.impl.VertxBootstrapImpl;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;

/** Gives every bus its {@link NodeChoice}; found through {@code META-INF/services}. */
public final class NodeChoiceProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBootstrap builder) {
        ((VertxBootstrapImpl) builder).clusterNodeSelector(new NodeChoice());
    }
}
