package io.plenary.services.registrations.waiting;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistJoined;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistLeft;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistMoved;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingAdmission;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingKey;
import io.plenary.contracts.registrations.WaitingMove;
import io.plenary.contracts.registrations.WaitingPage;
import io.plenary.contracts.registrations.WaitingQuery;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.contracts.registrations.WaitlistService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Backlog;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.orders.HeldSeats;
import io.plenary.services.registrations.orders.Holding;
import io.plenary.services.registrations.seats.SeatSessionStore;
import io.plenary.services.registrations.seats.SeatStore;
import io.plenary.services.registrations.tickets.AddOnRules;
import io.plenary.services.registrations.tickets.Audiences;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.PartContext;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.TicketRules;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

final class Waitlist implements WaitlistService {

    private final Database database;
    private final ConferencesService conferences;
    private final AuthService auth;
    private final Jobs allotting;
    private final Admission admission;
    private final HeldSeats held;
    private final SeatWaiting seats;
    private final Lanes lines;

    /** Nobody waits to wait with more than a few requests. */
    private final Backlog pending = new Backlog(10_000, 4);

    Waitlist(PartContext context, Jobs allotting, Admission admission, HeldSeats held, SeatWaiting seats) {
        this.database = context.database();
        this.conferences = context.conferences();
        this.auth = context.auth();
        this.lines = context.lines();
        this.allotting = allotting;
        this.admission = admission;
        this.held = held;
        this.seats = seats;
    }

    @Override
    public Future<WaitingEntry> joinWaitlist(Caller caller, WaitingDraft wanted) {
        WaitlistRules.requireSignedIn(caller);
        WaitingDraft draft = WaitlistRules.check(wanted);
        return pending.hold(List.of(new Backlog.Share(caller.userId(), 1)), 1, () -> joinInTurn(caller, draft));
    }

    private Future<WaitingEntry> joinInTurn(Caller caller, WaitingDraft draft) {
        return conferences
                .getConferenceDetails(caller, draft.conferenceId().toString())
                .compose(conference -> auth.validateUser(Caller.SYSTEM, caller.userId())
                        .map(OrderRules::requireConfirmed)
                        .compose(account -> lines.through(
                                conference.organizationId(), conference.id().toString(), () -> requireFew(caller, draft)
                                        .compose(few ->
                                                database.once(caller, tx -> join(tx, caller, draft, conference, account)
                                                        .recover(Holding::changed))))));
    }

    /** Seats in sessions are of confirmed accounts in any case. */
    private Future<Void> requireFew(Caller caller, WaitingDraft draft) {
        return draft.sessionId() == null ? held.requireFew(caller, draft) : Future.succeededFuture();
    }

    private Future<WaitingEntry> join(
            Transaction tx, Caller caller, WaitingDraft draft, Conference conference, UserAccount account) {
        return WaitingStore.find(tx.sql(), draft.conferenceId(), draft.id()).compose(before -> {
            if (before.isPresent()) {
                return Future.succeededFuture(before.get());
            }
            return draft.sessionId() == null
                    ? types(tx, draft, conference)
                            .compose(types -> Audiences.require(tx.sql(), caller, account, types)
                                    .map(types))
                            .compose(types -> keep(tx, draft, conference, account, types))
                    : seats.join(tx, draft, conference, account);
        });
    }

    private static Future<List<TicketType>> types(Transaction tx, WaitingDraft draft, Conference conference) {
        Instant now = Instant.now();
        return TicketTypeStore.find(tx.sql(), draft.conferenceId(), draft.types())
                .map(found -> {
                    Map<UUID, TicketType> known = found.stream()
                            .filter(type -> !AddOnRules.isAddOn(type))
                            .collect(Collectors.toMap(TicketType::id, Function.identity()));
                    draft.types()
                            .forEach(id -> WaitlistRules.requireAwaitable(
                                    draft,
                                    known.get(id),
                                    id.equals(draft.ticketTypeId()) ? "/ticketTypeId" : "/otherTypeIds",
                                    now));
                    OrderRules.requireAhead(conference, now);
                    return List.copyOf(known.values());
                });
    }

    private Future<WaitingEntry> keep(
            Transaction tx, WaitingDraft draft, Conference conference, UserAccount account, List<TicketType> types) {
        UUID organization = conference.organizationId();
        return WaitingLimits.require(tx.sql(), draft, account, types)
                .compose(few -> requireNothing(tx, account.id(), draft))
                .compose(none -> WaitingStore.insert(tx.sql(), draft, organization, account))
                .compose(inserted ->
                        inserted ? keepSeats(tx, types) : Future.failedFuture(WaitlistRules.alreadyWaiting()))
                .compose(kept -> now(tx, draft.conferenceId(), draft.id()))
                .compose(entry -> {
                    Offering.announce(
                            tx,
                            entry,
                            new WaitlistJoined(account.id(), entry.id(), entry.ticketTypeId(), null, entry.seats()));
                    return allotting.ask(tx, draft.conferenceId()).map(entry);
                });
    }

    /** Neither a ticket of any of the types nor a place on their lists. */
    private static Future<Void> requireNothing(Transaction tx, UUID userId, WaitingDraft draft) {
        return SeatStore.alone(tx.sql(), userId, draft.conferenceId())
                .compose(alone -> WaitingStore.hasTicket(tx.sql(), userId, draft.types()))
                .compose(has -> {
                    if (has) {
                        throw WaitlistRules.hasTicket();
                    }
                    return WaitingStore.waits(tx.sql(), userId, draft.types());
                })
                .map(waits -> {
                    if (waits) {
                        throw WaitlistRules.alreadyWaiting();
                    }
                    return null;
                });
    }

    /** From this moment on what comes back is not for everybody. */
    private static Future<Void> keepSeats(Transaction tx, List<TicketType> types) {
        Set<UUID> quotas =
                types.stream().flatMap(type -> type.quotaIds().stream()).collect(Collectors.toSet());
        return QuotaStore.lockSeats(tx.sql(), quotas)
                .compose(seats -> QuotaStore.keepForWaiting(tx.sql(), WaitlistRules.full(types, seats)));
    }

    @Override
    public Future<List<WaitingEntry>> myWaiting(Caller caller) {
        WaitlistRules.requireSignedIn(caller);
        // Where somebody stands only those can count who see all.
        return database.read(Caller.SYSTEM, sql -> WaitingStore.of(sql, caller.userId()));
    }

    @Override
    public Future<Void> leaveWaitlist(Caller caller, UUID conferenceId, UUID entryId) {
        WaitlistRules.requireSignedIn(caller);
        return database.once(caller, tx -> lock(tx, conferenceId, entryId).compose(entry -> {
            if (!caller.userId().equals(entry.userId())) {
                throw WaitlistRules.noSuchEntry();
            }
            WaitlistRules.requireNoOrder(entry);
            if (!WaitlistRules.waits(entry)) {
                return Future.succeededFuture();
            }
            Offering.announce(tx, entry, new WaitlistLeft(entry.userId(), entry.id()));
            return end(tx, entry, WaitingState.LEFT, null).compose(left -> allotting.ask(tx, conferenceId));
        }));
    }

    private static Future<Void> end(Transaction tx, WaitingEntry entry, WaitingState state, String reason) {
        return SeatWaiting.letGo(tx, entry)
                .compose(given -> WaitingStore.end(tx.sql(), List.of(entry.id()), state, reason));
    }

    @Override
    public Future<WaitingPage> listWaiting(Caller caller, WaitingQuery query) {
        Faults.requirePage(query.limit());
        TicketRules.requireMaySell(caller, query.organizationId(), query.conferenceId());
        return database.read(caller, sql -> WaitingStore.list(sql, query));
    }

    @Override
    public Future<WaitingEntry> moveWaiting(Caller caller, WaitingKey key, WaitingMove move) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        WaitlistRules.check(move);
        return database.once(caller, tx -> own(tx, key).compose(entry -> {
            WaitlistRules.requireWaiting(entry);
            String reason = move.reason().strip();
            Offering.announce(tx, entry, new WaitlistMoved(entry.id(), move.waitingClass(), reason));
            return WaitingStore.move(tx.sql(), entry, move.waitingClass(), move.before(), reason)
                    .compose(moved -> moved ? changed(tx, entry) : Future.failedFuture(WaitlistRules.noSuchNeighbor()));
        }));
    }

    @Override
    public Future<WaitingEntry> admitWaiting(Caller caller, WaitingKey key, WaitingAdmission wanted) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        WaitlistRules.requireReason(wanted.reason());
        return conferences
                .getConferenceDetails(caller, key.conferenceId().toString())
                .compose(conference -> database.once(caller, tx -> own(tx, key).compose(entry -> {
                    WaitlistRules.requireWaiting(entry);
                    OrderRules.requireAhead(conference, Instant.now());
                    return (entry.sessionId() == null
                                    ? admission.admit(tx, entry, wanted, conference)
                                    : seats.admit(tx, entry, wanted))
                            .compose(admitted -> changed(tx, entry));
                })));
    }

    @Override
    public Future<WaitingEntry> removeWaiting(Caller caller, WaitingKey key, String reason) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        WaitlistRules.requireReason(reason);
        return database.once(caller, tx -> own(tx, key).compose(entry -> {
            WaitlistRules.requireNoOrder(entry);
            return WaitlistRules.waits(entry) ? remove(tx, entry, reason.strip()) : Future.succeededFuture(entry);
        }));
    }

    private Future<WaitingEntry> remove(Transaction tx, WaitingEntry entry, String reason) {
        Offering.announce(tx, entry, Offering.closed(entry, WaitingState.REMOVED, reason));
        return end(tx, entry, WaitingState.REMOVED, reason).compose(ended -> changed(tx, entry));
    }

    /** Whose turn it is may be another now. */
    private Future<WaitingEntry> changed(Transaction tx, WaitingEntry entry) {
        return now(tx, entry.conferenceId(), entry.id())
                .compose(found -> allotting.ask(tx, entry.conferenceId()).map(found));
    }

    private static Future<WaitingEntry> own(Transaction tx, WaitingKey key) {
        return lock(tx, key.conferenceId(), key.entryId()).map(entry -> {
            if (!entry.organizationId().equals(key.organizationId())) {
                throw WaitlistRules.noSuchEntry();
            }
            return entry;
        });
    }

    /** After the session it is about, if it is about one: in this order whoever offers seats locks them. */
    private static Future<WaitingEntry> lock(Transaction tx, UUID conferenceId, UUID id) {
        return now(tx, conferenceId, id)
                .compose(entry -> entry.sessionId() == null
                        ? Future.succeededFuture()
                        : SeatSessionStore.lock(tx.sql(), conferenceId, List.of(entry.sessionId())))
                .compose(locked -> WaitingStore.lock(tx.sql(), conferenceId, id))
                .map(found -> found.orElseThrow(WaitlistRules::noSuchEntry));
    }

    private static Future<WaitingEntry> now(Transaction tx, UUID conferenceId, UUID id) {
        return WaitingStore.find(tx.sql(), conferenceId, id)
                .map(found -> found.orElseThrow(WaitlistRules::noSuchEntry));
    }
}
