package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Seats in sessions, as those see them who attend. */
@ProxyGen
public interface SeatsService {

    String ADDRESS = "plenary.seats";

    /**
     * The sessions of a conference for which people sign up, for whoever sees the conference; by id.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<List<SessionSeats>> sessionSeats(Caller caller, UUID conferenceId);

    /**
     * Takes seats for the caller, at most 50; each is answered by itself, and repeated it is harmless.
     * Where a seat is held for them, who waited, they get that one.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, INVALID
     */
    @Repeatable
    @Once
    Future<SeatAnswers> takeSeats(Caller caller, UUID conferenceId, SeatRequest request);

    /**
     * Gives back the caller's seat; where there is none nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Void> giveBackSeat(Caller caller, UUID conferenceId, UUID sessionId);
}
