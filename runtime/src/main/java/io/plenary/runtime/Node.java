package io.plenary.runtime;

import io.plenary.runtime.events.EventChannel;
import io.plenary.runtime.limits.Buckets;
import io.plenary.runtime.limits.LocalBuckets;
import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.ClusterManager;

/** What every verticle of this process stands on; made once, in {@code Main}. */
public record Node(
        Settings settings,
        Databases databases,
        Doors doors,
        Proxies proxies,
        EventChannel events,
        Health health,
        Buckets limits) {

    /** @param cluster null when the bus is not clustered */
    public static Node of(Vertx vertx, ClusterManager cluster, Settings settings) {
        return of(vertx, cluster, settings, new Schema());
    }

    /** @param schemas how its databases come to be */
    public static Node of(Vertx vertx, ClusterManager cluster, Settings settings, Schemas schemas) {
        EventChannel events = new EventChannel(vertx);
        Databases databases = new Databases(vertx, settings.database(), events, schemas);
        Health health = new Health(vertx);
        health.remark("databases", databases::remark);
        health.remark("servers of conferences", databases::serversAway);
        health.remark("replicas", databases.replicas()::remark);
        return new Node(
                settings, databases, new Doors(vertx, cluster), new Proxies(vertx), events, health, new LocalBuckets());
    }

    /** @param shared where limits are counted together with other nodes */
    public Node limitedBy(Buckets shared) {
        return new Node(settings, databases, doors, proxies, events, health, shared);
    }
}
