package io.plenary.runtime;

import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes pools of connections. */
record Pools(Vertx vertx) {

    Pool of(PgConnectOptions address, String name, int connections) {
        PoolOptions options = new PoolOptions()
                .setMaxSize(connections)
                .setShared(true)
                .setName(name)
                .setConnectionTimeout(1)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(60)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxLifetime(30)
                .setMaxLifetimeUnit(TimeUnit.MINUTES);
        return outsideOfVerticles(() -> PgBuilder.pool()
                .with(options)
                .connectingTo(address)
                .using(vertx)
                .build());
    }

    /** A pool made by a verticle is closed with it, though other instances share it; these are closed with Vert.x. */
    <T> T outsideOfVerticles(Supplier<T> making) {
        ContextInternal outside = ((VertxInternal) vertx).createEventLoopContext();
        ContextInternal before = outside.beginDispatch();
        try {
            return making.get();
        } finally {
            outside.endDispatch(before);
        }
    }
}
