package io.plenary.runtime;

import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.ClusterManager;

/** What every verticle of this process stands on; made once, in {@code Main}. */
public record Node(Settings settings, Databases databases, Doors doors, Proxies proxies, Health health) {

    /** @param cluster null when the bus is not clustered */
    public static Node of(Vertx vertx, ClusterManager cluster, Settings settings) {
        Databases databases = new Databases(vertx, settings.database());
        Health health = new Health();
        health.remark("databases", databases::remark);
        return new Node(settings, databases, new Doors(vertx, cluster), new Proxies(vertx), health);
    }
}
