package io.plenary.services.notes;

import io.plenary.contracts.events.EventSource;
import io.plenary.contracts.notes.NotesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Outbox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Runs the notes service. */
public final class NotesVerticle extends VerticleBase {

    private static final String NAME = "notes";

    private final Node node;

    public NotesVerticle(Node node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        return node.databases().open(NAME).compose(this::openDoors);
    }

    private Future<?> openDoors(Database database) {
        node.health().register(NAME, database::check);
        Notes notes = new Notes(database, new Program(node.proxies()));
        return node.doors()
                .open(NotesService.class, NotesService.ADDRESS, notes)
                .compose(door -> node.doors().open(EventSource.class, EventSource.address(NAME), new Outbox(database)));
    }
}
