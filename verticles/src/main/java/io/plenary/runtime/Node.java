package io.plenary.runtime;

import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.ClusterManager;

/** What every verticle of this process stands on; made once, in {@code Main}. */
public record Node(Settings settings, Databases databases, Doors doors, Proxies proxies, Health health) {

    /** @param cluster null when the bus is not clustered */
    public static Node of(Vertx vertx, ClusterManager cluster, Settings settings) {
        return new Node(
                settings,
                new Databases(vertx, settings.database()),
                new Doors(vertx, cluster),
                new Proxies(vertx),
                new Health());
    }
}
