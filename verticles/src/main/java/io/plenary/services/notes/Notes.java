package io.plenary.services.notes;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notes.Mine;
import io.plenary.contracts.notes.Note;
import io.plenary.contracts.notes.NoteDraft;
import io.plenary.contracts.notes.NoteEvents;
import io.plenary.contracts.notes.NoteEvents.NoteCreated;
import io.plenary.contracts.notes.NoteEvents.NoteDeleted;
import io.plenary.contracts.notes.NoteEvents.NoteUpdated;
import io.plenary.contracts.notes.NoteEvents.SessionStarred;
import io.plenary.contracts.notes.NoteEvents.SessionUnstarred;
import io.plenary.contracts.notes.NotePage;
import io.plenary.contracts.notes.NoteQuery;
import io.plenary.contracts.notes.NotesService;
import io.plenary.contracts.notes.PeoplePage;
import io.plenary.contracts.notes.Star;
import io.plenary.contracts.notes.StarredPage;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

final class Notes implements NotesService {

    /** As many as a program has. */
    private static final int MOST_SESSIONS = 10_000;

    private static final Set<String> EDITABLE = Set.of("text", "shared");

    private final Database database;
    private final Program program;

    Notes(Database database, Program program) {
        this.database = database;
        this.program = program;
    }

    @Override
    public Future<Note> createNote(Caller caller, NoteDraft draft) {
        requireSignedIn(caller);
        NoteRules.check(draft.text());
        return program.conferenceOf(caller, draft.conferenceId(), draft.sessionId())
                .compose(conference -> keepPace(caller).map(conference))
                .compose(conference -> database.once(caller, tx -> insert(tx, caller, draft, conference)));
    }

    /** By itself: who is too fast takes no connection for longer than it takes to find that out. */
    private Future<Void> keepPace(Caller caller) {
        return database.write(caller, tx -> NoteBoundStore.tire(tx.sql(), caller.userId(), NoteRules.EACH)
                .map(untilRested -> {
                    NoteRules.checkPace(untilRested);
                    return null;
                }));
    }

    private static Future<Note> insert(Transaction tx, Caller caller, NoteDraft draft, Conference conference) {
        return NoteStore.insert(tx.sql(), caller.userId(), conference.organizationId(), draft)
                .compose(inserted -> inserted.map(
                                note -> withinBounds(tx, note).map(kept -> announced(tx, note, NoteCreated::new)))
                        .orElseGet(() -> madeBefore(tx, caller, draft)));
    }

    /** A note that exists already does not count once more. */
    private static Future<Void> withinBounds(Transaction tx, Note note) {
        return NoteBoundStore.count(tx.sql(), note.userId(), note.conferenceId())
                .map(count -> {
                    NoteRules.checkCount(count);
                    return null;
                });
    }

    /** The id exists: the same request came again, or the id is somebody else's. */
    private static Future<Note> madeBefore(Transaction tx, Caller caller, NoteDraft draft) {
        return NoteStore.find(tx.sql(), draft.id()).map(found -> found.filter(note -> isOwn(note, caller))
                .filter(note -> note.sessionId().equals(draft.sessionId()))
                .orElseThrow(() -> Refusal.CONFLICT.because("The id of the note is in use.")));
    }

    @Override
    public Future<NotePage> getNotesForUser(Caller caller, NoteQuery query) {
        Faults.requirePage(query.limit());
        requireSignedIn(caller);
        return database.read(caller, sql -> NoteStore.ofUser(sql, caller.userId(), query));
    }

    @Override
    public Future<NotePage> getNotesForItem(Caller caller, NoteQuery query) {
        Faults.requirePage(query.limit());
        return program.conferenceOf(caller, query.conferenceId(), query.sessionId())
                .compose(visible -> database.read(caller, sql -> NoteStore.ofSession(sql, caller.userId(), query)));
    }

    @Override
    public Future<Note> getNote(Caller caller, UUID noteId) {
        return database.read(caller, sql -> NoteStore.find(sql, noteId))
                .map(found -> found.orElseThrow(Notes::noSuchNote))
                .compose(note -> isOwn(note, caller)
                        ? Future.succeededFuture(note)
                        : program.conferenceOf(caller, note.conferenceId(), note.sessionId())
                                .map(note));
    }

    @Override
    public Future<Note> updateNote(Caller caller, UUID noteId, MergePatch patch, Long ifVersion) {
        requireSignedIn(caller);
        return database.once(caller, tx -> own(tx, caller, noteId).compose(note -> {
            requireVersion(note, ifVersion);
            Note patched = patch.applyTo(note, Note.class, EDITABLE);
            NoteRules.check(patched.text());
            return isSame(note, patched)
                    ? Future.succeededFuture(note)
                    : NoteStore.update(tx.sql(), patched).map(updated -> announced(tx, updated, NoteUpdated::new));
        }));
    }

    @Override
    public Future<Void> deleteNote(Caller caller, UUID noteId, Long ifVersion) {
        requireSignedIn(caller);
        return database.once(caller, tx -> NoteStore.lock(tx.sql(), caller.userId(), noteId)
                .compose(found -> found.map(note -> delete(tx, note, ifVersion)).orElse(Future.succeededFuture())));
    }

    private static Future<Void> delete(Transaction tx, Note note, Long ifVersion) {
        requireVersion(note, ifVersion);
        announced(tx, note, NoteDeleted::new);
        return NoteStore.delete(tx.sql(), note.userId(), note.id());
    }

    @Override
    public Future<Star> star(Caller caller, UUID conferenceId, UUID sessionId) {
        requireSignedIn(caller);
        return program.conferenceOf(caller, conferenceId, sessionId)
                .compose(conference -> database.once(caller, tx -> putStar(tx, caller, conference, sessionId)));
    }

    private static Future<Star> putStar(Transaction tx, Caller caller, Conference conference, UUID sessionId) {
        return StarStore.insert(tx.sql(), caller.userId(), conference, sessionId)
                .compose(isNew -> {
                    if (isNew) {
                        tx.announce(new SessionStarred(sessionId), conference.organizationId(), conference.id());
                    }
                    return StarStore.find(tx.sql(), caller.userId(), conference.id(), sessionId);
                });
    }

    @Override
    public Future<Void> unstar(Caller caller, UUID conferenceId, UUID sessionId) {
        requireSignedIn(caller);
        return database.once(caller, tx -> StarStore.delete(tx.sql(), caller.userId(), conferenceId, sessionId)
                .map(organization -> {
                    organization.ifPresent(id -> tx.announce(new SessionUnstarred(sessionId), id, conferenceId));
                    return null;
                }));
    }

    @Override
    public Future<Mine> mine(Caller caller, UUID conferenceId) {
        requireSignedIn(caller);
        return database.read(caller, sql -> {
            Future<List<Star>> stars = StarStore.ofUser(sql, caller.userId(), conferenceId);
            return NoteStore.onConference(sql, caller.userId(), conferenceId)
                    .compose(notes -> stars.map(found -> new Mine(found, notes)));
        });
    }

    @Override
    public Future<StarredPage> starredBy(
            Caller caller, UUID conferenceId, List<String> sessionIds, UUID after, int limit) {
        requireService(caller);
        Faults.requirePage(limit);
        List<UUID> ids = Uuids.parse("/sessionIds", sessionIds, MOST_SESSIONS);
        return database.read(caller, sql -> StarStore.by(sql, conferenceId, ids, after, limit));
    }

    @Override
    public Future<PeoplePage> attendees(Caller caller, UUID conferenceId, UUID after, int limit) {
        requireService(caller);
        Faults.requirePage(limit);
        return database.read(caller, sql -> StarStore.attendees(sql, conferenceId, after, limit));
    }

    @Override
    public Future<Void> eraseUser(Caller caller, UUID userId) {
        requireService(caller);
        return database.write(caller, tx -> NoteStore.forgetUser(tx, userId).compose(gone -> tx.forget(userId, null)));
    }

    @Override
    public Future<Void> forgetConference(Caller caller, UUID conferenceId) {
        requireService(caller);
        return database.write(caller, tx -> NoteStore.forgetConference(tx, conferenceId));
    }

    private static void requireService(Caller caller) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("This is for services.");
        }
    }

    private static Future<Note> own(Transaction tx, Caller caller, UUID noteId) {
        return NoteStore.lock(tx.sql(), caller.userId(), noteId).map(found -> found.orElseThrow(Notes::noSuchNote));
    }

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to keep notes and stars.");
        }
    }

    private static void requireVersion(Note note, Long ifVersion) {
        if (ifVersion != null && ifVersion != note.version()) {
            throw Refusal.STALE.because("The note was changed meanwhile.");
        }
    }

    private static boolean isOwn(Note note, Caller caller) {
        return Objects.equals(note.userId(), caller.userId());
    }

    private static boolean isSame(Note note, Note patched) {
        return note.text().equals(patched.text()) && note.shared() == patched.shared();
    }

    private static RuntimeException noSuchNote() {
        return Refusal.NOT_FOUND.because("There is no such note.");
    }

    private interface Announcement {
        NoteEvents of(UUID noteId, UUID sessionId, boolean shared);
    }

    private static Note announced(Transaction tx, Note note, Announcement what) {
        tx.announce(what.of(note.id(), note.sessionId(), note.shared()), note.organizationId(), note.conferenceId());
        return note;
    }
}
