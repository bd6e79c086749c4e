package io.plenary.services.program.sessions;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.AuthorPage;
import io.plenary.contracts.program.ChangePage;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Placement;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionPage;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.contracts.program.SessionSlot;
import io.plenary.contracts.program.SessionText;
import io.plenary.contracts.program.SessionsPatch;
import io.plenary.contracts.program.SessionsPatched;
import io.plenary.contracts.program.Slot;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Uuids;
import io.plenary.services.program.conference.Change;
import io.plenary.services.program.conference.ConferenceProgram;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The program of one conference. */
public final class Sessions implements ProgramService {

    private static final int MOST = 200;

    private final ConferenceProgram program;
    private final Schedules schedules;
    private final SessionTexts texts;
    private final Authors authors;
    private final SpeakersClient speakers;
    private final Edits edits;

    public Sessions(
            ConferenceProgram program,
            Schedules schedules,
            SessionTexts texts,
            Authors authors,
            SpeakersClient speakers) {
        this.program = program;
        this.schedules = schedules;
        this.texts = texts;
        this.authors = authors;
        this.speakers = speakers;
        edits = new Edits(program, speakers);
    }

    @Override
    public Future<String> getSchedule(Caller caller) {
        return program.visible(caller).compose(conference -> schedules.get(program, conference));
    }

    @Override
    public Future<ProgramVersion> programVersion(Caller caller) {
        return program.visible(caller).compose(conference -> program.version());
    }

    @Override
    public Future<SessionPage> listContentItems(Caller caller, SessionQuery query) {
        Faults.requirePage(query.limit());
        return program.visible(caller)
                .compose(conference -> query.speakerId() == null
                        ? Future.<Set<UUID>>succeededFuture()
                        : authors.idsOf(program, conference, query.speakerId()))
                .compose(ids -> program.readRelaxed(caller, sql -> SessionStore.page(sql, query, ids)))
                .compose(page -> shown(caller, page.items()).map(shown -> new SessionPage(shown, page.nextCursor())));
    }

    @Override
    public Future<Session> getContentItemDetails(Caller caller, UUID sessionId) {
        return program.readRelaxed(caller, sql -> SessionStore.find(sql, sessionId))
                .map(Sessions::orRefuse)
                .compose(session -> shown(caller, List.of(session)))
                .map(shown -> shown.get(0));
    }

    @Override
    public Future<List<Session>> sessionsByIds(Caller caller, List<String> ids) {
        List<UUID> wanted = Uuids.parse("/ids", ids, MOST);
        return program.readRelaxed(caller, sql -> SessionStore.find(sql, wanted))
                .compose(found -> shown(caller, found));
    }

    private Future<List<Session>> shown(Caller caller, List<Session> sessions) {
        return program.isReadable(caller)
                .map(staff -> staff
                        ? sessions
                        : sessions.stream().map(PrivateMembers::without).toList());
    }

    @Override
    public Future<SessionText> getContentItemText(Caller caller, UUID sessionId) {
        return program.visible(caller)
                .compose(conference -> program.isReadable(caller))
                .compose(staff -> texts.get(program, sessionId, staff, () -> getContentItemDetails(caller, sessionId)));
    }

    @Override
    public Future<ChangePage> listChanges(Caller caller, long since, String cursor, int limit) {
        Faults.requirePage(limit);
        return program.visible(caller)
                .compose(conference -> program.isReadable(caller))
                .compose(staff -> program.database()
                        .compose(database ->
                                database.snapshot(sql -> ChangeStore.since(sql, since, staff, cursor, limit))));
    }

    @Override
    public Future<AuthorPage> listAuthors(Caller caller, String text, String cursor, int limit) {
        Faults.requirePage(limit);
        return program.visible(caller).compose(conference -> authors.page(program, conference, text, cursor, limit));
    }

    @Override
    public Future<Placement> createSession(Caller caller, Session session) {
        return program.editableInTracks(caller).compose(conference -> {
            SessionRules.check(null, session, ZoneId.of(conference.timeZone()));
            return speakers.credited(conference.organizationId(), session.speakers(), Set.of())
                    .map(credits -> SessionEdits.with(session, session.number(), session.slot(), credits, 0))
                    .compose(wanted -> edits.edit(caller, conference, wanted, edit -> edit.create(wanted)));
        });
    }

    @Override
    public Future<Placement> updateSession(Caller caller, UUID sessionId, MergePatch patch, Long ifVersion) {
        return program.editableInTracks(caller)
                .compose(conference -> program.readWorking(sql -> SessionStore.find(sql, sessionId))
                        .compose(found -> {
                            Session session = SessionEditor.requireVersion(orRefuse(found), ifVersion);
                            Session patched = SessionEdits.patched(session, patch);
                            return credits(conference, session, patched)
                                    .compose(credits -> edits.edit(
                                            caller,
                                            conference,
                                            patched,
                                            edit -> update(edit, sessionId, patch, credits, ifVersion)));
                        }));
    }

    /** Asked before the transaction: other services are not waited for while it holds the program's lock. */
    private Future<List<Credit>> credits(Conference conference, Session session, Session patched) {
        SessionRules.check(session, patched, ZoneId.of(conference.timeZone()));
        Set<UUID> trusted = session.speakers().stream().map(Credit::speakerId).collect(Collectors.toSet());
        return speakers.credited(conference.organizationId(), patched.speakers(), trusted);
    }

    private static Future<Placement> update(
            Edit edit, UUID sessionId, MergePatch patch, List<Credit> credits, Long ifVersion) {
        return edit.change(sessionId, ifVersion, session -> {
            Session patched = SessionEdits.patched(session, patch);
            return patch.members().containsKey("speakers")
                    ? SessionEdits.with(patched, patched.number(), patched.slot(), credits, patched.sequence())
                    : patched;
        });
    }

    @Override
    public Future<SessionsPatched> updateSessions(Caller caller, SessionsPatch patch) {
        BulkEdit.check(patch);
        return program.editableInTracks(caller).compose(conference -> authors.personsAtWork(program, conference)
                .compose(persons ->
                        program.change(caller, conference, change -> new BulkEdit(change, persons).apply(patch))));
    }

    @Override
    public Future<Void> deleteSession(Caller caller, UUID sessionId, Long ifVersion) {
        return program.editableInTracks(caller)
                .compose(conference -> program.change(caller, conference, change -> SessionStore.find(
                                change.sql(), sessionId)
                        .compose(found ->
                                found.isEmpty() ? Future.succeededFuture() : delete(change, found.get(), ifVersion))));
    }

    private static Future<Void> delete(Change change, Session session, Long ifVersion) {
        change.tracks().require(session.trackId());
        SessionEditor.requireVersion(session, ifVersion);
        change.announce(version -> new ProgramEvents.SessionDeleted(session.id(), session.title(), version));
        return SessionStore.delete(change.sql(), session.id());
    }

    @Override
    public Future<Placement> placeSession(Caller caller, UUID sessionId, Slot slot, Long ifVersion) {
        return program.editableInTracks(caller).compose(conference -> {
            SessionRules.check(slot, ZoneId.of(conference.timeZone()));
            return program.readWorking(sql -> SessionStore.find(sql, sessionId))
                    .map(found -> SessionEdits.withSlot(orRefuse(found), slot))
                    .compose(wanted -> edits.edit(
                            caller,
                            conference,
                            wanted,
                            edit -> edit.change(
                                    sessionId, ifVersion, session -> SessionEdits.withSlot(session, slot))));
        });
    }

    @Override
    public Future<List<Placement>> placeSessions(Caller caller, List<SessionSlot> slots) {
        return program.editableInTracks(caller).compose(conference -> {
            BulkPlacement.check(slots, ZoneId.of(conference.timeZone()));
            return authors.personsAtWork(program, conference)
                    .compose(persons -> program.change(
                            caller, conference, change -> new BulkPlacement(change, persons).apply(slots)));
        });
    }

    @Override
    public Future<Session> unplaceSession(Caller caller, UUID sessionId, Long ifVersion) {
        return program.editableInTracks(caller)
                .compose(conference ->
                        program.change(caller, conference, change -> new Edit(change, UnaryOperator.identity())
                                .change(sessionId, ifVersion, session -> SessionEdits.withSlot(session, null))
                                .map(Placement::session)));
    }

    @Override
    public Future<List<Conflict>> checkSlot(Caller caller, UUID sessionId, Slot slot) {
        return program.visible(caller).compose(conference -> {
            SessionRules.check(slot, ZoneId.of(conference.timeZone()));
            return program.isReadable(caller)
                    .compose(staff -> new Conflicts(program, authors, staff).of(conference, sessionId, slot));
        });
    }

    @Override
    public Future<List<Conflict>> conflicts(Caller caller) {
        return program.readable(caller).compose(conference -> new Conflicts(program, authors, false).all(conference));
    }

    public static Session orRefuse(Optional<Session> found) {
        return found.orElseThrow(Sessions::noSuchSession);
    }

    static RuntimeException noSuchSession() {
        return Refusal.NOT_FOUND.because("There is no such session.");
    }
}
