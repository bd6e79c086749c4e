package io.plenary.services.registrations.doors;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.DoorAddOn;
import io.plenary.contracts.registrations.DoorTicket;
import io.plenary.contracts.registrations.RegistrationEvents.CheckedIn;
import io.plenary.contracts.registrations.Scan;
import io.plenary.contracts.registrations.ScanAnswers;
import io.plenary.contracts.registrations.ScanBatch;
import io.plenary.contracts.registrations.ScanDevice;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What comes of the scans of a batch, one after the other as people came, by a list that is locked. */
final class Scanning {

    private final CheckInList list;
    private final ZoneId zone;
    private final ScanBatch batch;
    private final Map<UUID, ScannedCodes.Shown> shown;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final long clockAhead;

    /** By the ids of the scans that count. */
    private final Map<UUID, Set<UUID>> used = new HashMap<>();

    Scanning(CheckInList list, ZoneId zone, ScanBatch batch, Map<UUID, ScannedCodes.Shown> shown) {
        this.list = list;
        this.zone = zone;
        this.batch = batch;
        this.shown = shown;
        clockAhead = CheckInRules.clockAhead(batch.sentAt(), now);
    }

    Future<ScanAnswers> keep(Transaction tx, Caller caller) {
        List<UUID> ids = batch.scans().stream().map(Scan::id).toList();
        return CheckInStore.find(tx.sql(), list.id(), ids).compose(known -> {
            Map<UUID, CheckIn> answers = known.stream().collect(Collectors.toMap(CheckIn::id, this::asKnown));
            List<Scan> fresh = batch.scans().stream()
                    .filter(scan -> !answers.containsKey(scan.id()))
                    .sorted(Comparator.comparing(Scan::scannedAt))
                    .toList();
            return fresh.isEmpty() ? Future.succeededFuture(answer(answers)) : keep(tx, caller, fresh, answers);
        });
    }

    /** By the id of a scan of one ticket nobody comes in with another one. */
    private CheckIn asKnown(CheckIn before) {
        UUID ticketId = shown.get(before.id()).ticketId();
        return before.ticketId() == null || before.ticketId().equals(ticketId)
                ? before
                : none(scan(before.id()), before.at(), ScanResult.UNKNOWN);
    }

    private Scan scan(UUID id) {
        return batch.scans().stream()
                .filter(scan -> scan.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Future<ScanAnswers> keep(Transaction tx, Caller caller, List<Scan> fresh, Map<UUID, CheckIn> answers) {
        Set<UUID> ticketIds = fresh.stream()
                .map(scan -> shown.get(scan.id()).ticketId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return DoorStore.lock(tx.sql(), list, ticketIds)
                .compose(locked -> DoorStore.tickets(tx.sql(), list, null, ticketIds))
                .compose(tickets -> CheckInStore.passed(tx.sql(), list.id(), ticketIds)
                        .map(passed -> decide(fresh, byId(tickets), new HashMap<>(passed))))
                .compose(decided -> {
                    decided.forEach(checkIn -> {
                        answers.put(checkIn.id(), checkIn);
                        announce(tx, checkIn);
                    });
                    return CheckInStore.insert(tx.sql(), list, caller.userId(), decided, used)
                            .map(kept -> answer(answers));
                });
    }

    private static Map<UUID, DoorTicket> byId(List<DoorTicket> tickets) {
        return tickets.stream().collect(Collectors.toMap(DoorTicket::id, Function.identity()));
    }

    private ScanAnswers answer(Map<UUID, CheckIn> answers) {
        return new ScanAnswers(
                batch.scans().stream().map(scan -> answers.get(scan.id())).toList(), clockAhead);
    }

    private void announce(Transaction tx, CheckIn checkIn) {
        if (checkIn.result() == ScanResult.IN) {
            tx.announce(
                    new CheckedIn(checkIn.ticketId(), list.id(), checkIn.id()),
                    list.organizationId(),
                    list.conferenceId());
        }
    }

    private List<CheckIn> decide(
            List<Scan> fresh, Map<UUID, DoorTicket> tickets, Map<UUID, List<DoorRules.Passed>> passed) {
        List<CheckIn> decided = new ArrayList<>();
        for (Scan scan : fresh) {
            Instant at = CheckInRules.scannedAt(scan, clockAhead, now).truncatedTo(ChronoUnit.MILLIS);
            ScannedCodes.Shown what = shown.get(scan.id());
            DoorTicket ticket = tickets.get(what.ticketId());
            if (ticket == null) {
                decided.add(none(scan, at, what.refused() == null ? ScanResult.UNKNOWN : what.refused()));
            } else {
                List<DoorRules.Passed> before = passed.computeIfAbsent(ticket.id(), first -> new ArrayList<>());
                decided.add(decide(scan, at, ticket, before));
            }
        }
        return decided;
    }

    private CheckIn decide(Scan scan, Instant at, DoorTicket ticket, List<DoorRules.Passed> passed) {
        DoorRules.Verdict verdict = DoorRules.decide(list, zone, ticket, passed, scan.passage(), at);
        boolean counts = CheckInRules.counts(verdict.result());
        if (counts) {
            used.put(scan.id(), verdict.used());
            passed.add(new DoorRules.Passed(scan.passage(), at, device(), verdict.used()));
            passed.sort(Comparator.comparing(DoorRules.Passed::at));
        }
        return new CheckIn(
                scan.id(),
                scan.passage(),
                verdict.result(),
                at,
                device(),
                ticket.id(),
                ticket.attendeeName(),
                ticket.typeName(),
                ticket.orderCode(),
                verdict.earlier(),
                scan.decided() && !counts,
                null,
                null,
                verdict.result() == ScanResult.REVOKED ? ticket.state() : null,
                ticket.validDays(),
                ticket.answers(),
                ticket.answersMissing(),
                addOns(ticket, verdict, at));
    }

    /** With the time at those that were used now. */
    private static List<DoorAddOn> addOns(DoorTicket ticket, DoorRules.Verdict verdict, Instant at) {
        Set<UUID> used = verdict.result() == ScanResult.IN ? verdict.used() : Set.of();
        return ticket.addOns().stream()
                .map(one -> new DoorAddOn(
                        one.id(), one.ticketTypeId(), one.typeName(), one.state(), used.contains(one.id()) ? at : null))
                .toList();
    }

    private CheckIn none(Scan scan, Instant at, ScanResult result) {
        return new CheckIn(
                scan.id(),
                scan.passage(),
                result,
                at,
                device(),
                null,
                null,
                null,
                null,
                null,
                scan.decided(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of());
    }

    private ScanDevice device() {
        return new ScanDevice(batch.device().id(), batch.device().name().strip());
    }
}
