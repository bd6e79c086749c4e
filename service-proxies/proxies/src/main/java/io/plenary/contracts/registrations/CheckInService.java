package io.plenary.contracts.registrations;

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
 * Who is let in at the doors of a conference. Whoever has {@code tickets.manage} makes the lists, whoever has {@code tickets.checkin}
 * lets people in by them.
 */
@ProxyGen
public interface CheckInService {

    String ADDRESS = "plenary.check-in";

    /**
     * All check-in lists of a conference, by name; for whoever has {@code tickets.checkin}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<List<CheckInList>> listCheckInLists(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Adds a list; with the same id again it answers the one made before.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT (TOO_MANY_CHECK_IN_LISTS) where there
     *     are 200
     */
    @Repeatable
    @Once
    Future<CheckInList> createCheckInList(Caller caller, CheckInList draft);

    /**
     * Changes a list. Who came in by it before is in.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, STALE if the version is not {@code ifVersion}
     */
    @Once
    Future<CheckInList> updateCheckInList(
            Caller caller, CheckInListKey key, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Removes a list; where it is gone already nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT (CHECK_IN_LIST_IN_USE) where somebody came in by it
     */
    @Repeatable
    @Once
    Future<Void> deleteCheckInList(Caller caller, CheckInListKey key);

    /**
     * Lets people through, one after the other as they were scanned; at most 200 scans. A scan that is known already is answered as
     * it was before.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    @Once
    Future<ScanAnswers> checkIn(Caller caller, CheckInListKey key, ScanBatch batch);

    /**
     * Takes back that somebody came in or went out, or settles a conflict; where that was done already nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT (NOTHING_TO_UNDO)
     */
    @Repeatable
    @Once
    Future<CheckIn> undoCheckIn(Caller caller, CheckInListKey key, UUID checkInId, String reason);

    /**
     * What a door without a network needs.
     *
     * @param cursor null for the first page of tickets
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID for a bad cursor
     */
    @Repeatable
    Future<DoorSnapshot> snapshot(Caller caller, CheckInListKey key, @Nullable String cursor);

    /**
     * Tickets whose code of the order, name or e-mail has the text, whatever their state is; at most 50, by name.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    Future<List<DoorTicket>> findTickets(Caller caller, CheckInListKey key, String text);

    /**
     * How it goes at the doors of the list.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    Future<CheckInCounts> counts(Caller caller, CheckInListKey key);

    /**
     * The conflicts that nobody has settled, the latest first; at most 200.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    Future<List<CheckIn>> conflicts(Caller caller, CheckInListKey key);
}
