package io.plenary.services.organizations;

import io.plenary.contracts.events.EventSource;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Outbox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Runs the organizations service. */
public final class OrganizationsVerticle extends VerticleBase {

    private static final String NAME = "organizations";

    private final Node node;

    public OrganizationsVerticle(Node node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        return node.databases().open(NAME).compose(this::openDoors);
    }

    private Future<?> openDoors(Database database) {
        node.health().register(NAME, database::check);
        return node.doors()
                .open(OrganizationsService.class, OrganizationsService.ADDRESS, new Organizations(database))
                .compose(door -> node.doors().open(EventSource.class, EventSource.address(NAME), new Outbox(database)));
    }
}
