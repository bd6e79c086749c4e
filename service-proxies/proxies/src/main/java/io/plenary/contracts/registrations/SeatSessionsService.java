package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** For which sessions people sign up, and who has a seat there. For whoever has {@code tickets.manage}. */
@ProxyGen
public interface SeatSessionsService {

    String ADDRESS = "plenary.seat-sessions";

    /**
     * What the conference does about sessions that take place together; it refuses unless somebody says otherwise.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    Future<SeatRule> seatRule(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Says what it does about them; who has both seats already keeps them.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    @Once
    Future<SeatRule> setSeatRule(Caller caller, SeatRule rule);

    /**
     * All sessions of a conference for which people sign up, by start.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<List<SeatSession>> listSeatSessions(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Lets people sign up for a session, or says anew how. Nobody loses a seat by it, also where there are fewer than are taken.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, STALE if the version is not {@code ifVersion},
     *     CONFLICT (TOO_MANY_SEAT_SESSIONS) where there are 2,000
     */
    @Once
    Future<SeatSession> putSeatSession(Caller caller, SeatSession wanted, @Nullable Long ifVersion);

    /**
     * Nobody signs up or waits for the session any more; where that is so already nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT (SEATS_TAKEN) where somebody has a seat
     */
    @Repeatable
    @Once
    Future<Void> deleteSeatSession(Caller caller, SeatKey key);

    /**
     * Who has a seat, the first who took one first.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID for a bad cursor or limit
     */
    @Repeatable
    Future<SeatPage> listSeats(Caller caller, SeatQuery query);

    /**
     * Gives a seat to somebody who ordered a ticket with an account, whatever else takes place then.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT: NOBODY_ORDERED where nobody did by
     *     this address, SESSION_FULL
     */
    @Repeatable
    @Once
    Future<Seat> giveSeat(Caller caller, SeatKey key, SeatGift gift);

    /**
     * Takes the seat of somebody away, who is told; where they have none nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID without a reason
     */
    @Repeatable
    @Once
    Future<Void> removeSeat(Caller caller, SeatKey key, UUID userId, String reason);

    /**
     * Who would lose a seat where more are taken than there are: who came last. None where there are enough.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    Future<List<Seat>> overbooked(Caller caller, SeatKey key);

    /**
     * Takes away the seats of those who came last until there are enough; they are told.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT (SEATS_CHANGED) where these are not exactly they
     */
    @Once
    Future<List<Seat>> shrink(Caller caller, SeatKey key, Shrinking shrinking);
}
