package io.plenary.services.registrations.doors;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.registrations.BadgeQuery;
import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Scan;
import io.plenary.contracts.registrations.ScanBatch;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.runtime.Faults;
import io.plenary.services.registrations.tickets.TicketRules;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who may come in. */
final class CheckInRules {

    private static final int MOST_SCANS = 200;
    private static final int MOST_TYPES = TicketRules.MOST;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DEVICE = 100;
    private static final int LONGEST_CODE = 1_000;
    private static final int LONGEST_REASON = 500;
    private static final int SHORTEST_TEXT = 2;

    /** Less than that a request takes, or people set by hand. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    /** Longer than any conference lasts. */
    private static final Duration OLDEST = Duration.ofDays(30);

    private CheckInRules() {}

    static void requireMayCheckIn(Caller caller, UUID organizationId, UUID conferenceId) {
        if (!caller.isKnown() && !caller.isAdmin()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to let people in.");
        }
        if (!caller.has(Right.TICKETS_CHECKIN, organizationId, conferenceId)) {
            throw Right.TICKETS_CHECKIN.isMissing();
        }
    }

    /**
     * Whoever sells prints all badges, with the codes of their tickets; those at the doors one at a time.
     *
     * @return whether only of somebody who came in
     */
    static boolean requireMayPrint(Caller caller, BadgeQuery query) {
        if (caller.has(Right.TICKETS_MANAGE, query.organizationId(), query.conferenceId())) {
            return false;
        }
        if (query.ticketId() == null) {
            TicketRules.requireMaySell(caller, query.organizationId(), query.conferenceId());
        }
        requireMayCheckIn(caller, query.organizationId(), query.conferenceId());
        return true;
    }

    static void requireLetIn(boolean letIn) {
        if (!letIn) {
            throw Refusal.CONFLICT.because("NOT_LET_IN", "At the doors badges are printed of those who came in.");
        }
    }

    static void check(CheckInList list) {
        boolean inOrder = list.opensAt() == null
                || list.closesAt() == null
                || list.opensAt().isBefore(list.closesAt());
        List<UUID> types = list.ticketTypeIds();
        new Faults()
                .required("/name", list.name(), LONGEST_NAME)
                .check(list.rule() != null, "/rule", Fault.REQUIRED)
                .check(inOrder, "/closesAt", Fault.BEFORE_OTHER, Map.of("other", "opensAt"))
                .check(types.size() <= MOST_TYPES, "/ticketTypeIds", Fault.TOO_MANY, Map.of("most", MOST_TYPES))
                .check(new HashSet<>(types).size() == types.size(), "/ticketTypeIds", Fault.GIVEN_TWICE)
                .refuseIfAny("The check-in list cannot be kept.");
    }

    static void requireTypes(CheckInList list, int known) {
        new Faults()
                .check(known == list.ticketTypeIds().size(), "/ticketTypeIds", Fault.UNKNOWN_REFERENCE)
                .refuseIfAny("The check-in list cannot be kept.");
    }

    static void check(ScanBatch batch) {
        Faults faults = new Faults()
                .check(batch.sentAt() != null, "/sentAt", Fault.REQUIRED)
                .check(batch.device() != null && batch.device().id() != null, "/device/id", Fault.REQUIRED)
                .required(
                        "/device/name",
                        batch.device() == null ? null : batch.device().name(),
                        LONGEST_DEVICE)
                .check(!batch.scans().isEmpty(), "/scans", Fault.TOO_FEW, Map.of("least", 1))
                .check(batch.scans().size() <= MOST_SCANS, "/scans", Fault.TOO_MANY, Map.of("most", MOST_SCANS));
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < batch.scans().size(); i++) {
            Scan scan = batch.scans().get(i);
            check(faults, "/scans/" + i, scan, batch.sentAt());
            faults.check(ids.add(scan.id()), "/scans/" + i + "/id", Fault.GIVEN_TWICE);
        }
        faults.refuseIfAny("That cannot be checked in.");
    }

    private static void check(Faults faults, String at, Scan scan, Instant sentAt) {
        boolean recent = scan.scannedAt() == null
                || sentAt == null
                || Duration.between(scan.scannedAt(), sentAt).compareTo(OLDEST) <= 0;
        faults.check(scan.id() != null, at + "/id", Fault.REQUIRED)
                .check(scan.passage() != null, at + "/passage", Fault.REQUIRED)
                .check(scan.scannedAt() != null, at + "/scannedAt", Fault.REQUIRED)
                .check(scan.code() != null || scan.ticketId() != null, at + "/code", Fault.REQUIRED)
                .text(at + "/code", scan.code(), LONGEST_CODE)
                .check(recent, at + "/scannedAt", Fault.NOT_RECENT, Map.of("days", OLDEST.toDays()));
    }

    /** By how many seconds the clock of a device is ahead; 0 where it is right. */
    static long clockAhead(Instant sentAt, Instant now) {
        Duration ahead = Duration.between(now, sentAt);
        return ahead.abs().compareTo(SKEW) > 0 ? ahead.toSeconds() : 0;
    }

    /** When it was by the clock of the server; nobody has scanned what is to come. */
    static Instant scannedAt(Scan scan, long clockAhead, Instant now) {
        Instant at = scan.scannedAt().minusSeconds(clockAhead);
        return at.isAfter(now) ? now : at;
    }

    /** Since when whoever came in is in; null for ever. */
    static Instant inSince(CheckInList list, ZoneId zone, Instant now) {
        return list.rule() == EntryRule.ONCE_A_DAY
                ? DoorRules.day(now, zone).atStartOfDay(zone).toInstant()
                : null;
    }

    /** For whose tickets people come today; null where the list asks for no day. */
    static LocalDate dayOf(CheckInList list, ZoneId zone, Instant now) {
        return list.rule() == EntryRule.ONCE_A_DAY ? DoorRules.day(now, zone) : null;
    }

    static boolean counts(ScanResult result) {
        return result == ScanResult.IN || result == ScanResult.OUT;
    }

    static void requireReason(String reason) {
        new Faults().required("/reason", reason, LONGEST_REASON).refuseIfAny("That cannot be undone.");
    }

    static void requireUndoable(CheckIn checkIn) {
        if (!counts(checkIn.result()) && !checkIn.conflict()) {
            throw Refusal.CONFLICT.because("NOTHING_TO_UNDO", "Nobody came in or went out by that scan.");
        }
    }

    static void requireText(String text) {
        boolean enough = text != null && text.strip().length() >= SHORTEST_TEXT;
        new Faults()
                .check(enough, "query/q", Fault.TOO_SHORT, Map.of("least", SHORTEST_TEXT))
                .text("query/q", text, LONGEST_NAME)
                .refuseIfAny("Nobody can be found by that.");
    }

    static ServiceException noSuchList() {
        return Refusal.NOT_FOUND.because("There is no such check-in list.");
    }

    static ServiceException noSuchCheckIn() {
        return Refusal.NOT_FOUND.because("There is no such scan.");
    }
}
