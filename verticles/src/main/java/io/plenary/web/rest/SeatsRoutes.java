package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.ClashRule;
import io.plenary.contracts.registrations.SeatGift;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatQuery;
import io.plenary.contracts.registrations.SeatRequest;
import io.plenary.contracts.registrations.SeatRule;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.SeatSessionsService;
import io.plenary.contracts.registrations.SeatsService;
import io.plenary.contracts.registrations.Shrinking;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Seats in sessions: those who attend take them, and organizers say for which sessions and see who has one. */
final class SeatsRoutes implements Routes {

    private static final Map<String, Object> UNLESS_INSISTING = Map.of("anyway", false);
    private static final Map<String, Object> DEFAULTS = Map.of("ticketNeeded", true, "ticketTypeIds", List.of());

    private record Wanted(List<UUID> sessionIds, boolean anyway) {}

    private record Rule(ClashRule onClash) {}

    private record Written(
            Integer capacity, Instant opensAt, Instant closesAt, boolean ticketNeeded, List<UUID> ticketTypeIds) {

        SeatSession of(SeatKey key) {
            return new SeatSession(
                    key.sessionId(),
                    key.organizationId(),
                    key.conferenceId(),
                    capacity,
                    opensAt,
                    closesAt,
                    ticketNeeded,
                    ticketTypeIds,
                    null,
                    null,
                    null,
                    false,
                    null,
                    0,
                    0,
                    false,
                    null,
                    null,
                    0);
        }
    }

    private record Gift(String email, String reason) {}

    private record Removal(String reason) {}

    private record Losing(List<UUID> userIds) {}

    private final SeatsService seats;
    private final SeatSessionsService sessions;
    private final Gateway gateway;

    SeatsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        seats = node.proxies().of(SeatsService.class, SeatsService.ADDRESS);
        sessions = node.proxies().of(SeatSessionsService.class, SeatSessionsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listSessionSeats", this::seats)
                .on("takeSeats", this::take)
                .on("giveBackSeat", this::giveBack)
                .on("getSeatRule", this::rule)
                .on("putSeatRule", this::setRule)
                .on("listSeatSessions", this::sessions)
                .on("putSeatSession", this::put)
                .on("deleteSeatSession", this::delete)
                .on("listSeats", this::list)
                .on("giveSeat", this::give)
                .on("removeSeat", this::remove)
                .on("listOverbooked", this::overbooked)
                .on("shrinkSession", this::shrink);
    }

    private Future<Answer> seats(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> seats.sessionSeats(caller, conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> take(Caller caller, Call call) {
        Wanted wanted = call.body(Wanted.class, UNLESS_INSISTING);
        return conference(caller, call)
                .compose(conference ->
                        seats.takeSeats(caller, conference.id(), new SeatRequest(wanted.sessionIds(), wanted.anyway())))
                .map(Answer::ok);
    }

    private Future<Answer> giveBack(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> seats.giveBackSeat(caller, conference.id(), call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> rule(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> sessions.seatRule(caller, conference.organizationId(), conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> setRule(Caller caller, Call call) {
        ClashRule onClash = call.body(Rule.class).onClash();
        return conference(caller, call)
                .compose(conference -> sessions.setSeatRule(
                        caller, new SeatRule(conference.organizationId(), conference.id(), onClash)))
                .map(Answer::ok);
    }

    private Future<Answer> sessions(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> sessions.listSeatSessions(caller, conference.organizationId(), conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> put(Caller caller, Call call) {
        Written written = call.body(Written.class, DEFAULTS);
        return session(caller, call, key -> sessions.putSeatSession(caller, written.of(key), call.ifMatch()))
                .map((SeatSession session) -> Answer.ok(session).withVersion(session.version()));
    }

    private Future<Answer> delete(Caller caller, Call call) {
        return session(caller, call, key -> sessions.deleteSeatSession(caller, key))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return session(caller, call, key -> sessions.listSeats(caller, new SeatQuery(key, call.cursor(), call.limit())))
                .map(call::page);
    }

    private Future<Answer> give(Caller caller, Call call) {
        Gift gift = call.body(Gift.class);
        return session(caller, call, key -> sessions.giveSeat(caller, key, new SeatGift(gift.email(), gift.reason())))
                .map(Answer::ok);
    }

    private Future<Answer> remove(Caller caller, Call call) {
        String reason = call.body(Removal.class).reason();
        return session(caller, call, key -> sessions.removeSeat(caller, key, call.pathUuid("userId"), reason))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> overbooked(Caller caller, Call call) {
        return session(caller, call, key -> sessions.overbooked(caller, key)).map(Answer::items);
    }

    private Future<Answer> shrink(Caller caller, Call call) {
        Shrinking shrinking = new Shrinking(call.body(Losing.class).userIds());
        return session(caller, call, key -> sessions.shrink(caller, key, shrinking))
                .map(Answer::items);
    }

    private <T> Future<T> session(Caller caller, Call call, Function<SeatKey, Future<T>> then) {
        return conference(caller, call)
                .map(conference -> new SeatKey(conference.organizationId(), conference.id(), call.pathUuid("id")))
                .compose(then);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }
}
