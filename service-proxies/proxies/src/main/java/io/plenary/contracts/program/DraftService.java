package io.plenary.contracts.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * What the staff of one conference works on: the draft of its program, or the program itself where each change is released.
 * Other contracts show what is released, and change the draft.
 */
@ProxyGen
public interface DraftService {

    /** Where this contract answers for one conference. */
    static String address(UUID conferenceId) {
        return "plenary.program.draft." + conferenceId;
    }

    /**
     * Which version the draft is at.
     */
    @Repeatable
    Future<ProgramVersion> draftVersion(Caller caller);

    /**
     * All of it. Text is a {@link Schedule} as JSON, made once per version and node.
     */
    @Repeatable
    Future<String> draftSchedule(Caller caller);

    /**
     * Sessions in order of start, unscheduled ones last.
     * @throws io.vertx.serviceproxy.ServiceException INVALID for a bad cursor
     */
    @Repeatable
    Future<SessionPage> draftItems(Caller caller, SessionQuery query);

    /**
     * A session with everything known.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<SessionText> draftItem(Caller caller, UUID sessionId);

    /**
     * Rooms in grid order.
     */
    @Repeatable
    Future<List<Room>> draftRooms(Caller caller);

    /**
     * Tracks in order.
     */
    @Repeatable
    Future<List<Track>> draftTracks(Caller caller);

    /**
     * How conflicts are treated.
     */
    @Repeatable
    Future<Rules> draftRules(Caller caller);

    /**
     * Every conflict there is, of more than 1,000 the gravest.
     */
    @Repeatable
    Future<List<Conflict>> draftConflicts(Caller caller);
}
