package io.plenary.contracts.notes;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * What attendees note on sessions, and the sessions they star. Both need a session the caller can see.
 */
@ProxyGen
public interface NotesService {

    String ADDRESS = "plenary.notes";

    /**
     * Takes a note; with the same id again it answers the note made before.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND if there is no such session,
     *     INVALID, CONFLICT if the id is another's
     */
    @Repeatable
    @Once
    Future<Note> createNote(Caller caller, NoteDraft draft);

    /**
     * The caller's notes, latest change first.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED
     */
    @Repeatable
    Future<NotePage> getNotesForUser(Caller caller, NoteQuery query);

    /**
     * Notes on a session: the caller's own and those shared by others, newest first.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if the caller does not see the session
     */
    @Repeatable
    Future<NotePage> getNotesForItem(Caller caller, NoteQuery query);

    /**
     * A note, own or shared.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<Note> getNote(Caller caller, UUID noteId);

    /**
     * Changes text or sharing of an own note.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, STALE, INVALID
     */
    @Once
    Future<Note> updateNote(Caller caller, UUID noteId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Deletes an own note; repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException STALE
     */
    @Repeatable
    @Once
    Future<Void> deleteNote(Caller caller, UUID noteId, @Nullable Long ifVersion);

    /**
     * Puts a session on the caller's agenda.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Star> star(Caller caller, UUID conferenceId, UUID sessionId);

    /**
     * Takes it off.
     */
    @Repeatable
    @Once
    Future<Void> unstar(Caller caller, UUID conferenceId, UUID sessionId);

    /**
     * What the caller has on a conference: every star, and which notes in which version; at most 2,000 of each.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED
     */
    @Repeatable
    Future<Mine> mine(Caller caller, UUID conferenceId);

    /**
     * On whose agenda any of these sessions are; for services.
     *
     * @param after the {@code next} of the page before, null for the first
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, INVALID for a wrong limit or what is no id
     */
    @Repeatable
    Future<StarredPage> starredBy(
            Caller caller, UUID conferenceId, List<String> sessionIds, @Nullable UUID after, int limit);

    /**
     * Who has a session of a conference on the agenda or wrote a note on one; for services.
     *
     * @param after the {@code next} of the page before, null for the first
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, INVALID for a wrong limit
     */
    @Repeatable
    Future<PeoplePage> attendees(Caller caller, UUID conferenceId, @Nullable UUID after, int limit);

    /**
     * Deletes the notes and stars of a user whose account is closed; for services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<Void> eraseUser(Caller caller, UUID userId);

    /**
     * Deletes the notes and stars of everybody on a conference that is being purged; for services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<Void> forgetConference(Caller caller, UUID conferenceId);
}
