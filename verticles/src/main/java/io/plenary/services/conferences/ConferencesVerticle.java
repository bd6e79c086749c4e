package io.plenary.services.conferences;

import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.events.EventSource;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Outbox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Runs the conferences service. */
public final class ConferencesVerticle extends VerticleBase {

    private static final String NAME = "conferences";

    private final Node node;

    public ConferencesVerticle(Node node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        return node.databases().open(NAME).compose(this::openDoors);
    }

    private Future<?> openDoors(Database database) {
        node.health().register(NAME, database::check);
        Conferences conferences = new Conferences(database, new OrganizationsClient(node.proxies()));
        return node.doors()
                .open(ConferencesService.class, ConferencesService.ADDRESS, conferences)
                .compose(door -> node.doors().open(EventSource.class, EventSource.address(NAME), new Outbox(database)));
    }
}
