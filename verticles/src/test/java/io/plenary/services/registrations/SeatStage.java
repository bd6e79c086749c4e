package io.plenary.services.registrations;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.ClashRule;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.SeatAnswer;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatRequest;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.SeatRule;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.seats.SeatWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Sessions for which people sign up, and what tests do with them. */
public final class SeatStage {

    public static final Instant NINE = Instant.parse("2027-05-18T08:00:00Z");

    private final RegistrationStage stage;

    public SeatStage(RegistrationStage stage) {
        this.stage = stage;
    }

    /** One hour, in a room where there is one. */
    public void place(UUID id, Instant start, UUID room, SessionStatus status) {
        Slot slot = new Slot(null, start, 60, room);
        stage.conferences.place(
                stage.conference,
                new Session(
                        id,
                        1,
                        null,
                        "Session " + start,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        slot,
                        List.of(),
                        status,
                        false,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        0,
                        null,
                        null,
                        1));
    }

    /** A session that begins then, in which so many can sit. */
    public SeatKey session(int hour, Integer capacity) {
        UUID id = UUID.randomUUID();
        place(id, NINE.plus(Duration.ofHours(hour)), null, SessionStatus.CONFIRMED);
        return opened(draft(id, capacity, false));
    }

    public SeatKey opened(SeatSession draft) {
        await(stage.seatSessions.putSeatSession(stage.seller, draft, null));
        return key(draft.sessionId());
    }

    public SeatKey key(UUID sessionId) {
        return new SeatKey(stage.organization, stage.conference, sessionId);
    }

    public SeatSession draft(UUID id, Integer capacity, boolean ticketNeeded, TicketType... types) {
        return timed(id, capacity, ticketNeeded, null, null, types);
    }

    public SeatSession timed(
            UUID id, Integer capacity, boolean ticketNeeded, Instant opens, Instant closes, TicketType... types) {
        List<UUID> ids = Stream.of(types).map(TicketType::id).toList();
        return new SeatSession(
                id,
                stage.organization,
                stage.conference,
                capacity,
                opens,
                closes,
                ticketNeeded,
                ids,
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

    public SeatSession now(SeatKey key) {
        return await(stage.seatSessions.listSeatSessions(stage.seller, stage.organization, stage.conference)).stream()
                .filter(session -> session.sessionId().equals(key.sessionId()))
                .findFirst()
                .orElseThrow();
    }

    public List<SeatAnswer> answers(Caller caller, boolean anyway, SeatKey... keys) {
        List<UUID> ids = Stream.of(keys).map(SeatKey::sessionId).toList();
        return await(stage.seats.takeSeats(caller, stage.conference, new SeatRequest(ids, anyway)))
                .items();
    }

    public static SeatRequest request(SeatKey key) {
        return new SeatRequest(List.of(key.sessionId()), false);
    }

    public SeatResult take(Caller caller, SeatKey key) {
        return answers(caller, false, key).get(0).result();
    }

    public void rule(ClashRule rule) {
        await(stage.seatSessions.setSeatRule(stage.seller, new SeatRule(stage.organization, stage.conference, rule)));
    }

    /** A free ticket of an account, which lets it in. */
    public PlacedOrder ticket(Caller caller, TicketType type) {
        PlacedOrder placed = await(stage.place(caller, type, 1));
        Attendee ada = new Attendee(placed.order().tickets().get(0).id(), "Ada", null, null);
        await(stage.orders.nameAttendees(caller, stage.key(placed), List.of(ada)));
        await(stage.orders.confirmOrder(caller, stage.key(placed), PaymentMethod.FREE, null));
        return placed;
    }

    /** As if the log had told that something happened to the session. */
    public void look(SeatKey key) {
        Jobs looking = new Jobs(stage.node.vertx(), stage.database(), SeatWatch.KIND, SeatWatch.TERMS);
        await(stage.database().write(Caller.SYSTEM, tx -> looking.ask(tx, key.sessionId())));
    }
}
