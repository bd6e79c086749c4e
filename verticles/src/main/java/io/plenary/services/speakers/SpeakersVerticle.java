package io.plenary.services.speakers;

import io.plenary.contracts.events.EventSource;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Outbox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Runs the speakers service. */
public final class SpeakersVerticle extends VerticleBase {

    private static final String NAME = "speakers";

    private final Node node;

    public SpeakersVerticle(Node node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        return node.databases().open(NAME).compose(this::openDoors);
    }

    private Future<?> openDoors(Database database) {
        node.health().register(NAME, database::check);
        return node.doors()
                .open(SpeakersService.class, SpeakersService.ADDRESS, new Speakers(database))
                .compose(door -> node.doors().open(EventSource.class, EventSource.address(NAME), new Outbox(database)));
    }
}
