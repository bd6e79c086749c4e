package io.plenary.services.registrations.seats;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.ClashRule;
import io.plenary.contracts.registrations.SeatAnswer;
import io.plenary.contracts.registrations.SeatGift;
import io.plenary.contracts.registrations.SeatRequest;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.SeatsLeft;
import io.plenary.contracts.registrations.SignUp;
import io.plenary.runtime.Faults;
import io.plenary.services.registrations.tickets.TicketRules;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Who may sit where, and what takes place together. */
public final class SeatRules {

    private static final int MOST_AT_ONCE = 50;
    private static final long MOST_SESSIONS = 2_000;
    private static final int LARGEST = 100_000;
    private static final int LONGEST_REASON = 500;
    /** Of so few somebody hurries, or of a tenth of all. */
    private static final int FEW = 5;

    private static final int TENTH = 10;

    /**
     * What is known of somebody who wants seats.
     *
     * @param sessions those wanted and those of theirs, as they are while nobody else takes a seat there
     * @param mine in which they have a seat
     * @param offered in which one is held for them
     * @param tickets that let them in
     * @param zone of the conference
     * @param open whether anybody signs up for the conference
     */
    record Guest(
            Map<UUID, SeatSession> sessions,
            Set<UUID> mine,
            Set<UUID> offered,
            List<Held> tickets,
            ZoneId zone,
            ClashRule rule,
            boolean open,
            Instant now) {}

    /** A ticket, as far as seats ask: on which days it is valid, none for all. */
    public record Held(UUID ticketTypeId, List<LocalDate> validDays) {}

    private SeatRules() {}

    static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to get a seat.");
        }
    }

    static void check(SeatRequest request) {
        List<UUID> ids = request.sessionIds();
        new Faults()
                .check(!ids.isEmpty(), "/sessionIds", Fault.TOO_FEW, Map.of("least", 1))
                .check(ids.size() <= MOST_AT_ONCE, "/sessionIds", Fault.TOO_MANY, Map.of("most", MOST_AT_ONCE))
                .check(new HashSet<>(ids).size() == ids.size(), "/sessionIds", Fault.GIVEN_TWICE)
                .refuseIfAny("No seats can be taken.");
    }

    static void check(SeatSession session) {
        boolean inOrder = session.opensAt() == null
                || session.closesAt() == null
                || session.opensAt().isBefore(session.closesAt());
        Integer capacity = session.capacity();
        List<UUID> types = session.ticketTypeIds();
        new Faults()
                .check(
                        capacity == null || capacity >= 0 && capacity <= LARGEST,
                        "/capacity",
                        Fault.WHOLE_NUMBER,
                        Map.of("least", 0, "most", LARGEST))
                .check(inOrder, "/closesAt", Fault.BEFORE_OTHER, Map.of("other", "opensAt"))
                .check(
                        types.size() <= TicketRules.MOST,
                        "/ticketTypeIds",
                        Fault.TOO_MANY,
                        Map.of("most", TicketRules.MOST))
                .check(new HashSet<>(types).size() == types.size(), "/ticketTypeIds", Fault.GIVEN_TWICE)
                .refuseIfAny("Nobody can sign up like that.");
    }

    static void requireTypes(SeatSession session, int known) {
        new Faults()
                .check(known == session.ticketTypeIds().size(), "/ticketTypeIds", Fault.UNKNOWN_REFERENCE)
                .refuseIfAny("Nobody can sign up like that.");
    }

    static void check(SeatGift gift) {
        new Faults()
                .email("/email", gift.email())
                .required("/reason", gift.reason(), LONGEST_REASON)
                .refuseIfAny("The seat cannot be given.");
    }

    static void requireReason(String reason) {
        new Faults().required("/reason", reason, LONGEST_REASON).refuseIfAny("Say why.");
    }

    static void requireRoom(long sessions) {
        if (sessions >= MOST_SESSIONS) {
            throw Refusal.CONFLICT.because(
                    "TOO_MANY_SEAT_SESSIONS", "People sign up for 2,000 sessions of the conference already.");
        }
    }

    /** One after the other, as they were wanted: what is got counts for the next. */
    static List<SeatAnswer> decide(SeatRequest request, Guest guest) {
        List<SeatSession> held = new ArrayList<>();
        guest.mine().stream()
                .map(guest.sessions()::get)
                .filter(Objects::nonNull)
                .forEach(held::add);
        List<SeatAnswer> answers = new ArrayList<>();
        for (UUID id : request.sessionIds()) {
            SeatAnswer answer = decide(id, request.anyway(), guest, held);
            if (answer.result() == SeatResult.TAKEN) {
                held.add(guest.sessions().get(id));
            }
            answers.add(answer);
        }
        return answers;
    }

    private static SeatAnswer decide(UUID id, boolean anyway, Guest guest, List<SeatSession> held) {
        SeatResult hindrance = hindrance(id, guest);
        if (hindrance != null) {
            return new SeatAnswer(id, hindrance, List.of(), false);
        }
        SeatSession session = guest.sessions().get(id);
        List<UUID> clashes = held.stream()
                .filter(other -> clash(session, other))
                .map(SeatSession::sessionId)
                .toList();
        boolean mayInsist = guest.rule() == ClashRule.WARN;
        return clashes.isEmpty() || mayInsist && anyway
                ? new SeatAnswer(id, SeatResult.TAKEN, clashes, false)
                : new SeatAnswer(id, SeatResult.CLASHES, clashes, mayInsist);
    }

    /** Null where nothing but their own sessions can be in the way. */
    private static SeatResult hindrance(UUID id, Guest guest) {
        SeatSession session = guest.sessions().get(id);
        if (session == null) {
            return SeatResult.UNKNOWN;
        }
        if (guest.mine().contains(id)) {
            return SeatResult.ALREADY;
        }
        if (!guest.open() || signUp(session, guest.now()) != SignUp.OPEN) {
            return SeatResult.CLOSED;
        }
        SeatResult lack = lack(session, guest.tickets(), guest.zone());
        if (lack != null) {
            return lack;
        }
        return isFull(session) && !guest.offered().contains(id) ? SeatResult.FULL : null;
    }

    public static boolean mayEnter(SeatSession session, List<Held> tickets, ZoneId zone) {
        return lack(session, tickets, zone) == null;
    }

    /** Null where they have a ticket for it. While it has no slot any day will do. */
    public static SeatResult lack(SeatSession session, List<Held> tickets, ZoneId zone) {
        List<UUID> types = session.ticketTypeIds();
        if (types.isEmpty() && !session.ticketNeeded()) {
            return null;
        }
        List<Held> fitting = tickets.stream()
                .filter(ticket -> types.isEmpty() || types.contains(ticket.ticketTypeId()))
                .toList();
        if (fitting.isEmpty()) {
            return SeatResult.NO_TICKET;
        }
        Optional<LocalDate> day = day(session.startsAt(), zone);
        return day.isEmpty()
                        || fitting.stream().anyMatch(ticket -> TicketRules.isValidOn(ticket.validDays(), day.get()))
                ? null
                : SeatResult.OTHER_DAY;
    }

    /** On which a session takes place; empty while it has no slot. */
    static Optional<LocalDate> day(Instant startsAt, ZoneId zone) {
        return Optional.ofNullable(startsAt).map(at -> at.atZone(zone).toLocalDate());
    }

    /** One that ends when the other begins does not. */
    static boolean clash(SeatSession one, SeatSession other) {
        return !one.cancelled()
                && !other.cancelled()
                && one.startsAt() != null
                && other.startsAt() != null
                && one.startsAt().isBefore(other.endsAt())
                && other.startsAt().isBefore(one.endsAt());
    }

    /** For everybody but those for whom a seat is held: what comes back is theirs first who wait. */
    public static boolean isFull(SeatSession session) {
        return session.awaited() || session.size() != null && session.taken() + session.held() >= session.size();
    }

    static SeatsLeft left(SeatSession session) {
        if (isFull(session)) {
            return SeatsLeft.NONE;
        }
        if (session.size() == null) {
            return SeatsLeft.MANY;
        }
        int left = session.size() - session.taken() - session.held();
        boolean few = left <= Math.max(FEW, session.size() / TENTH);
        return few ? SeatsLeft.FEW : SeatsLeft.MANY;
    }

    public static SignUp signUp(SeatSession session, Instant now) {
        boolean over =
                Stream.of(session.closesAt(), session.startsAt()).anyMatch(end -> end != null && !now.isBefore(end));
        if (session.cancelled() || over) {
            return SignUp.OVER;
        }
        return session.opensAt() != null && now.isBefore(session.opensAt()) ? SignUp.NOT_YET : SignUp.OPEN;
    }

    static ServiceException noSuchSession() {
        return Refusal.NOT_FOUND.because("There is no such session, or nobody signs up for it.");
    }

    public static ServiceException full() {
        return Refusal.CONFLICT.because("SESSION_FULL", "The session has no seat left.");
    }

    static ServiceException taken() {
        return Refusal.CONFLICT.because("SEATS_TAKEN", "Somebody has a seat. Say when people stop signing up instead.");
    }

    static ServiceException changed() {
        return Refusal.CONFLICT.because(
                "SEATS_CHANGED", "Others would lose their seat than those you saw. Look again.");
    }

    static ServiceException nobodyOrdered() {
        return Refusal.CONFLICT.because(
                "NOBODY_ORDERED", "No account with this address, which it has confirmed, has a ticket.");
    }

    /** Half of what is left until nobody signs up any more: so what somebody lets go can pass on to the end. */
    public static Instant heldUntil(SeatSession session, Duration most, Instant now) {
        return Stream.of(session.closesAt(), session.startsAt())
                .filter(Objects::nonNull)
                .map(end -> Duration.between(now, end).dividedBy(2))
                .filter(half -> half.compareTo(most) < 0)
                .min(Duration::compareTo)
                .map(now::plus)
                .orElse(now.plus(most));
    }
}
