package io.plenary.services.registrations.doors;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.CheckIn;
import io.plenary.contracts.registrations.CheckInCounts;
import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.CheckInService;
import io.plenary.contracts.registrations.DoorSnapshot;
import io.plenary.contracts.registrations.DoorTicket;
import io.plenary.contracts.registrations.RegistrationEvents.CheckInUndone;
import io.plenary.contracts.registrations.ScanAnswers;
import io.plenary.contracts.registrations.ScanBatch;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.codes.TicketKey;
import io.plenary.services.registrations.codes.TicketKeys;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.TicketRules;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

final class CheckIns implements CheckInService {

    private static final int MOST_CONFLICTS = 200;
    private static final int MOST_FOUND = 50;
    private static final int PAGE = 1_000;

    private final Database database;
    private final OwnConferences conferences;
    private final TicketKeys keys;
    private final ScannedCodes codes;

    CheckIns(Database database, OwnConferences conferences, TicketKeys keys, ScannedCodes codes) {
        this.database = database;
        this.conferences = conferences;
        this.keys = keys;
        this.codes = codes;
    }

    @Override
    public Future<List<CheckInList>> listCheckInLists(Caller caller, UUID organizationId, UUID conferenceId) {
        CheckInRules.requireMayCheckIn(caller, organizationId, conferenceId);
        return database.read(caller, sql -> CheckInListStore.of(sql, organizationId, conferenceId));
    }

    @Override
    public Future<CheckInList> createCheckInList(Caller caller, CheckInList draft) {
        TicketRules.requireMaySell(caller, draft.organizationId(), draft.conferenceId());
        return conferences
                .get(caller, draft.organizationId(), draft.conferenceId())
                .compose(own -> {
                    CheckInRules.check(draft);
                    return database.once(caller, tx -> CheckInLists.create(tx, draft));
                });
    }

    @Override
    public Future<CheckInList> updateCheckInList(Caller caller, CheckInListKey key, MergePatch patch, Long ifVersion) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> CheckInLists.update(tx, key, patch, ifVersion));
    }

    @Override
    public Future<Void> deleteCheckInList(Caller caller, CheckInListKey key) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> CheckInLists.delete(tx, key));
    }

    @Override
    public Future<ScanAnswers> checkIn(Caller caller, CheckInListKey key, ScanBatch batch) {
        return own(caller, key).compose(conference -> {
            CheckInRules.check(batch);
            return codes.read(key.conferenceId(), batch.scans())
                    .compose(shown -> database.once(caller, tx -> CheckInLists.lock(tx, key)
                            .compose(list -> new Scanning(list, zone(conference), batch, shown).keep(tx, caller))));
        });
    }

    @Override
    public Future<CheckIn> undoCheckIn(Caller caller, CheckInListKey key, UUID checkInId, String reason) {
        CheckInRules.requireMayCheckIn(caller, key.organizationId(), key.conferenceId());
        CheckInRules.requireReason(reason);
        return database.once(caller, tx -> CheckInLists.lock(tx, key).compose(list -> kept(tx, list, checkInId)
                .compose(checkIn -> checkIn.undoneAt() == null
                        ? undo(tx, caller, list, checkIn, reason)
                        : Future.succeededFuture(checkIn))));
    }

    private static Future<CheckIn> undo(
            Transaction tx, Caller caller, CheckInList list, CheckIn checkIn, String reason) {
        CheckInRules.requireUndoable(checkIn);
        if (CheckInRules.counts(checkIn.result())) {
            CheckInLists.announce(tx, list, new CheckInUndone(checkIn.ticketId(), list.id(), checkIn.id()));
        }
        return CheckInStore.undo(tx.sql(), list.id(), checkIn.id(), caller.userId(), reason.strip())
                .compose(undone -> kept(tx, list, checkIn.id()));
    }

    private static Future<CheckIn> kept(Transaction tx, CheckInList list, UUID checkInId) {
        return CheckInStore.find(tx.sql(), list.id(), List.of(checkInId))
                .map(found -> found.stream().findFirst().orElseThrow(CheckInRules::noSuchCheckIn));
    }

    @Override
    public Future<DoorSnapshot> snapshot(Caller caller, CheckInListKey key, String cursor) {
        UUID after = Cursor.parse(cursor).id();
        Instant now = Instant.now();
        return own(caller, key).compose(conference -> keys.of(key.conferenceId())
                .compose(all -> database.read(caller, sql -> list(sql, key).compose(list -> DoorStore.valid(
                                sql, list, CheckInRules.inSince(list, zone(conference), now), after, PAGE + 1)
                        .map(found -> page(list, all, now, found))))));
    }

    private static DoorSnapshot page(CheckInList list, List<TicketKey> keys, Instant asOf, List<DoorTicket> found) {
        return Cursor.page(
                found,
                PAGE,
                CheckIns::length,
                last -> new Cursor("", last.id()),
                (items, next) -> new DoorSnapshot(
                        list, keys.stream().map(TicketKey::published).toList(), asOf, items, next));
    }

    /** Whatever doors are meant to read makes a page shorter. */
    private static int length(DoorTicket ticket) {
        return ticket.answers().stream()
                .flatMap(answer -> answer.values().stream())
                .mapToInt(String::length)
                .sum();
    }

    @Override
    public Future<List<DoorTicket>> findTickets(Caller caller, CheckInListKey key, String text) {
        return own(caller, key).compose(conference -> {
            CheckInRules.requireText(text);
            return database.read(caller, sql -> list(sql, key)
                    .compose(list -> DoorStore.search(
                            sql,
                            list,
                            CheckInRules.inSince(list, zone(conference), Instant.now()),
                            text.strip(),
                            MOST_FOUND)));
        });
    }

    @Override
    public Future<CheckInCounts> counts(Caller caller, CheckInListKey key) {
        Instant now = Instant.now();
        return own(caller, key)
                .compose(conference -> database.read(caller, sql -> list(sql, key)
                        .compose(list -> DoorStore.counts(
                                sql,
                                list,
                                CheckInRules.inSince(list, zone(conference), now),
                                CheckInRules.dayOf(list, zone(conference), now),
                                now))));
    }

    @Override
    public Future<List<CheckIn>> conflicts(Caller caller, CheckInListKey key) {
        CheckInRules.requireMayCheckIn(caller, key.organizationId(), key.conferenceId());
        return database.read(
                caller, sql -> list(sql, key).compose(list -> CheckInStore.conflicts(sql, list.id(), MOST_CONFLICTS)));
    }

    private static Future<CheckInList> list(SqlClient sql, CheckInListKey key) {
        return CheckInListStore.find(sql, key).map(found -> found.orElseThrow(CheckInRules::noSuchList));
    }

    private Future<Conference> own(Caller caller, CheckInListKey key) {
        CheckInRules.requireMayCheckIn(caller, key.organizationId(), key.conferenceId());
        return conferences.get(caller, key.organizationId(), key.conferenceId());
    }

    private static ZoneId zone(Conference conference) {
        return ZoneId.of(conference.timeZone());
    }
}
