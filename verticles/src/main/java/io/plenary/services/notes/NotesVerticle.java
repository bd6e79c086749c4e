package io.plenary.services.notes;

import io.plenary.contracts.Service;
import io.plenary.contracts.notes.AgendaFeedsService;
import io.plenary.contracts.notes.NotesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.vertx.core.Future;

/** Runs the notes service. */
public final class NotesVerticle extends ServiceVerticle {

    public NotesVerticle(Node node) {
        super(Service.NOTES, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        erases(NoteStore::forgetUser);
        purges(NoteStore::forgetConference);
        Notes notes = new Notes(database, new Program(node.proxies()));
        return Future.all(
                answer(NotesService.class, NotesService.ADDRESS, notes),
                answer(AgendaFeedsService.class, AgendaFeedsService.ADDRESS, new AgendaFeeds(database)));
    }
}
