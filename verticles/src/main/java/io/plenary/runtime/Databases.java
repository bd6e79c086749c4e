package io.plenary.runtime;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/** The databases of this node: a service asks for its own by name. */
public final class Databases {

    private static final int CONNECTIONS_PER_SERVICE = 8;
    private static final int CONNECTIONS_PER_CONFERENCE = 4;

    private final Vertx vertx;
    private final Settings.Database settings;

    public Databases(Vertx vertx, Settings.Database settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    /** Makes the service's database if needed, brings its schema up to date and opens it. */
    public Future<Database> open(String service) {
        DatabaseAddress address = addressOf(service);
        return create(address)
                .compose(created -> migrate(address, service))
                .map(migrated -> pool(address, CONNECTIONS_PER_SERVICE));
    }

    /** The address of a service's database. */
    public DatabaseAddress addressOf(String service) {
        String name = settings.prefix() + "_" + service;
        return new DatabaseAddress(settings.uriOf(service), name, name);
    }

    /** The address of a further database of a service, used with the service's own application role. */
    public DatabaseAddress addressOf(String service, String name) {
        return new DatabaseAddress(settings.uriOf(service), name, settings.prefix() + "_" + service);
    }

    /** What names of databases start with. */
    public String prefix() {
        return settings.prefix();
    }

    public Future<Void> create(DatabaseAddress address) {
        return vertx.executeBlocking(() -> Schema.create(address), false);
    }

    /** @param folder the folder below {@code db/} with the migrations */
    public Future<Void> migrate(DatabaseAddress address, String folder) {
        return vertx.executeBlocking(() -> Schema.migrate(address, folder), false);
    }

    public Future<Void> drop(DatabaseAddress address) {
        return vertx.executeBlocking(() -> Schema.drop(address), false);
    }

    /** Opens a conference's database: few connections, made on first use and closed when idle. */
    public Database openConference(DatabaseAddress address) {
        return pool(address, CONNECTIONS_PER_CONFERENCE);
    }

    private Database pool(DatabaseAddress address, int connections) {
        PoolOptions options = new PoolOptions()
                .setMaxSize(connections)
                .setShared(true)
                .setName(address.name())
                .setConnectionTimeout(1)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(60)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxLifetime(30)
                .setMaxLifetimeUnit(TimeUnit.MINUTES);
        Pool pool = PgBuilder.pool()
                .with(options)
                .connectingTo(address.applicationOptions())
                .using(vertx)
                .build();
        return new Database(vertx, pool);
    }
}
