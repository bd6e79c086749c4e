package io.plenary.services.program.sessions;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.DraftService;
import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.SessionPage;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.contracts.program.SessionText;
import io.plenary.contracts.program.Track;
import io.plenary.runtime.Faults;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.ProgramState;
import io.plenary.services.program.conference.ProgramStore;
import io.plenary.services.program.layout.RoomStore;
import io.plenary.services.program.layout.TrackStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What the staff of one conference works on, as those read it who see what is not public. */
public final class Drafts implements DraftService {

    private final ConferenceProgram program;
    private final Schedules schedules;
    private final Authors authors;

    public Drafts(ConferenceProgram program, Schedules schedules, Authors authors) {
        this.program = program;
        this.schedules = schedules;
        this.authors = authors;
    }

    @Override
    public Future<ProgramVersion> draftVersion(Caller caller) {
        return read(caller, ProgramStore::read).map(ProgramState::version);
    }

    @Override
    public Future<String> draftSchedule(Caller caller) {
        return program.readable(caller).compose(conference -> schedules.working(program, conference));
    }

    @Override
    public Future<SessionPage> draftItems(Caller caller, SessionQuery query) {
        Faults.requirePage(query.limit());
        return program.readable(caller)
                .compose(conference -> ids(conference, query.speakerId()))
                .compose(ids -> program.snapshotWorking(sql -> SessionStore.page(sql, query, ids)));
    }

    private Future<Set<UUID>> ids(Conference conference, UUID speakerId) {
        return speakerId == null ? Future.succeededFuture() : authors.idsOf(program, conference, speakerId);
    }

    @Override
    public Future<SessionText> draftItem(Caller caller, UUID sessionId) {
        return read(caller, sql -> SessionStore.find(sql, sessionId))
                .map(Sessions::orRefuse)
                .map(SessionText::of);
    }

    @Override
    public Future<List<Room>> draftRooms(Caller caller) {
        return read(caller, RoomStore::all);
    }

    @Override
    public Future<List<Track>> draftTracks(Caller caller) {
        return read(caller, TrackStore::all);
    }

    @Override
    public Future<Rules> draftRules(Caller caller) {
        return read(caller, ProgramStore::read).map(ProgramState::rules);
    }

    @Override
    public Future<List<Conflict>> draftConflicts(Caller caller) {
        return program.readable(caller).compose(conference -> new Conflicts(program, authors, true).all(conference));
    }

    /** Surely of the draft, if it was begun a moment ago. */
    private <T> Future<T> read(Caller caller, Function<SqlClient, Future<T>> work) {
        return program.readable(caller).compose(conference -> program.snapshotWorking(work));
    }
}
