package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * Who waits for tickets that are sold out, or for a seat in a session that is full. What comes back is offered to them first: it is
 * held for them for a while, tickets by an order, and when they let that end it goes to the next. Who is offered a seat in a session
 * takes it like any other seat.
 */
@ProxyGen
public interface WaitlistService {

    String ADDRESS = "plenary.waitlist";

    /**
     * An account with a confirmed address waits; with the same id again it answers the entry made before.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, INVALID, CONFLICT: EMAIL_UNCONFIRMED,
     *     ALREADY_WAITING, or the id is in use; for tickets NOT_ON_SALE, NOT_SOLD_OUT, HAS_TICKET; for a session SIGN_UP_CLOSED,
     *     SEATS_LEFT, HAS_SEAT, TICKET_NEEDED, OTHER_DAY, or WAITING_FOR_MANY where they wait for 20
     */
    @Repeatable
    @Once
    Future<WaitingEntry> joinWaitlist(Caller caller, WaitingDraft draft);

    /**
     * Where the caller waits or is offered seats, in all conferences.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED
     */
    @Repeatable
    Future<List<WaitingEntry>> myWaiting(Caller caller);

    /**
     * The caller waits no more; where they do not wait nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, CONFLICT (OFFER_RUNS) where an order holds
     *     seats for them, which they give back by cancelling it; a seat in a session that is held they let go by this
     */
    @Repeatable
    @Once
    Future<Void> leaveWaitlist(Caller caller, UUID conferenceId, UUID entryId);

    /**
     * Those who wait and those who are offered seats, in their order. For whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID for a bad cursor or limit
     */
    @Repeatable
    Future<WaitingPage> listWaiting(Caller caller, WaitingQuery query);

    /**
     * Somebody comes before others, or after them, for a reason. For whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT (NOT_WAITING)
     */
    @Repeatable
    @Once
    Future<WaitingEntry> moveWaiting(Caller caller, WaitingKey key, WaitingMove move);

    /**
     * Somebody is offered seats now, for a reason. For whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT: NOT_WAITING, NOT_ON_SALE, SOLD_OUT where
     *     there are no seats and quotas are not to get larger; for a session SIGN_UP_CLOSED, SESSION_FULL
     */
    @Once
    Future<WaitingEntry> admitWaiting(Caller caller, WaitingKey key, WaitingAdmission admission);

    /**
     * Somebody waits no more, for a reason; where they do not wait nothing happens. For whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT (OFFER_RUNS) where an order holds seats
     *     for them
     */
    @Repeatable
    @Once
    Future<WaitingEntry> removeWaiting(Caller caller, WaitingKey key, String reason);
}
