package io.plenary.contracts.program;

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
 * The program of one conference: its sessions and when and where they are. Organizers change it; whoever sees the
 * conference reads it.
 */
@ProxyGen
public interface ProgramService {

    /** Where this contract answers for one conference. */
    static String address(UUID conferenceId) {
        return "plenary.program.sessions." + conferenceId;
    }

    /**
     * The whole program. Text is a {@link Schedule} as JSON, made once per version and node.
     */
    @Repeatable
    Future<String> getSchedule(Caller caller);

    /**
     * Which version the program is at.
     */
    @Repeatable
    Future<ProgramVersion> programVersion(Caller caller);

    /**
     * Sessions in order of start, unscheduled ones last.
     * @throws io.vertx.serviceproxy.ServiceException INVALID for a bad cursor
     */
    @Repeatable
    Future<SessionPage> listContentItems(Caller caller, SessionQuery query);

    /**
     * A session with everything known.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<Session> getContentItemDetails(Caller caller, UUID sessionId);

    /**
     * The sessions of these ids as the single one would be, in the order asked for and each once; unknown ids are left out.
     * At most 200.
     * @throws io.vertx.serviceproxy.ServiceException INVALID for too many or what is no id
     */
    @Repeatable
    Future<List<Session>> sessionsByIds(Caller caller, List<String> ids);

    /**
     * A single one for who only passes it on: the most frequent question.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<SessionText> getContentItemText(Caller caller, UUID sessionId);

    /**
     * Which sessions attendees were told something else about at an earlier version of the program, the last changed first.
     * @throws io.vertx.serviceproxy.ServiceException INVALID for a bad cursor
     */
    @Repeatable
    Future<ChangePage> listChanges(Caller caller, long since, @Nullable String cursor, int limit);

    /**
     * Who speaks here, by name.
     */
    @Repeatable
    Future<AuthorPage> listAuthors(Caller caller, @Nullable String text, @Nullable String cursor, int limit);

    /**
     * Adds a session under the id it carries.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID, CONFLICT with the conflicts that
     *     block
     */
    @Repeatable
    @Once
    Future<Placement> createSession(Caller caller, Session session);

    /**
     * Changes a session.
     * @throws io.vertx.serviceproxy.ServiceException STALE, INVALID, CONFLICT with the conflicts that block
     */
    @Once
    Future<Placement> updateSession(Caller caller, UUID sessionId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Changes the same members of several sessions: of all of them or of none.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if one of them is unknown, INVALID, CONFLICT with the
     *     conflicts that block
     */
    @Repeatable
    @Once
    Future<SessionsPatched> updateSessions(Caller caller, SessionsPatch patch);

    /**
     * Removes a session for good; cancelled sessions stay, deleted ones do not.
     * @throws io.vertx.serviceproxy.ServiceException STALE
     */
    @Repeatable
    @Once
    Future<Void> deleteSession(Caller caller, UUID sessionId, @Nullable Long ifVersion);

    /**
     * Places or moves a session.
     * @throws io.vertx.serviceproxy.ServiceException STALE, INVALID, CONFLICT with the conflicts that block
     */
    @Once
    Future<Placement> placeSession(Caller caller, UUID sessionId, Slot slot, @Nullable Long ifVersion);

    /**
     * Places and moves several sessions, and takes those without a slot off the grid: all of them or none. They are judged where
     * they are afterwards, so that two may change places.
     * @return in the order asked for, those that move with their conflicts, at most 1,000 in all
     * @throws io.vertx.serviceproxy.ServiceException INVALID, NOT_FOUND if one of them is unknown, STALE, CONFLICT with the
     *     conflicts that block; each fault by {@code /slots/<index>/...}
     */
    @Once
    Future<List<Placement>> placeSessions(Caller caller, List<SessionSlot> slots);

    /**
     * Takes a session off the grid.
     * @throws io.vertx.serviceproxy.ServiceException STALE
     */
    @Once
    Future<Session> unplaceSession(Caller caller, UUID sessionId, @Nullable Long ifVersion);

    /**
     * What would be wrong with this slot, whatever the rules; at most 1,000 conflicts, the gravest.
     */
    @Repeatable
    Future<List<Conflict>> checkSlot(Caller caller, UUID sessionId, Slot slot);

    /**
     * Where the program stands at this moment: every conflict there is, of more than 1,000 the gravest.
     */
    @Repeatable
    Future<List<Conflict>> conflicts(Caller caller);
}
