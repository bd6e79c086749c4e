package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.JsonWebKeys;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.QuotaDraft;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.contracts.registrations.RegistrationEvents.TicketTypeAdded;
import io.plenary.contracts.registrations.RegistrationEvents.TicketTypeChanged;
import io.plenary.contracts.registrations.RegistrationEvents.TicketTypeRemoved;
import io.plenary.contracts.registrations.ShopItem;
import io.plenary.contracts.registrations.TicketAudienceList;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.TicketsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.codes.TicketKey;
import io.plenary.services.registrations.codes.TicketKeys;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

final class Tickets implements TicketsService {

    private static final Set<String> TYPE_EDITABLE = Set.of(
            "name",
            "description",
            "price",
            "currency",
            "taxRate",
            "salesFrom",
            "salesUntil",
            "leastPerOrder",
            "mostPerOrder",
            "onSale",
            "position",
            "quotaIds",
            "hidden",
            "terms",
            "transferHours",
            "addOn",
            "validDays",
            "approvalDays",
            "audience",
            "mostPerPerson");

    private final Database database;
    private final ConferencesService conferences;
    private final TicketKeys keys;
    private final Jobs allotting;
    private final OnSale onSale;
    private final QuotaEditor quotas;

    Tickets(Database database, ConferencesService conferences, TicketKeys keys, Jobs allotting, OnSale onSale) {
        this.onSale = onSale;
        this.database = database;
        this.conferences = conferences;
        this.keys = keys;
        this.allotting = allotting;
        this.quotas = new QuotaEditor(allotting);
    }

    @Override
    public Future<List<ShopItem>> shop(Caller caller, UUID conferenceId, String voucher) {
        Instant now = Instant.now();
        return conferences
                .getConferenceDetails(caller, conferenceId.toString())
                .compose(conference -> database.read(caller, sql -> offer(sql, conferenceId, voucher, now)
                        .compose(offer -> QuotaStore.of(sql, conferenceId)
                                .map(quotas -> Shop.items(offer, quotas, conference, now)))));
    }

    private static Future<Offer> offer(SqlClient sql, UUID conferenceId, String voucher, Instant now) {
        return Vouchers.typed(sql, conferenceId, voucher, "query/voucher", now)
                .compose(known -> TicketTypeStore.of(sql, conferenceId).map(types -> new Offer(types, known)));
    }

    @Override
    public Future<JsonWebKeys> ticketKeys(Caller caller, UUID conferenceId) {
        return conferences
                .getConferenceDetails(caller, conferenceId.toString())
                .compose(conference -> keys.of(conferenceId))
                .map(all ->
                        new JsonWebKeys(all.stream().map(TicketKey::published).toList()));
    }

    @Override
    public Future<List<Quota>> listQuotas(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> QuotaStore.of(sql, conferenceId)));
    }

    @Override
    public Future<Quota> createQuota(Caller caller, QuotaDraft draft) {
        return own(caller, draft.organizationId(), draft.conferenceId()).compose(own -> {
            TicketRules.checkQuota(draft.name(), draft.size());
            return database.once(caller, tx -> quotas.create(tx, draft))
                    .onComplete(done -> onSale.forget(draft.conferenceId()));
        });
    }

    @Override
    public Future<Quota> updateQuota(
            Caller caller, UUID organizationId, UUID conferenceId, UUID quotaId, MergePatch patch, Long ifVersion) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return database.once(caller, tx -> quotas.update(tx, organizationId, conferenceId, quotaId, patch, ifVersion));
    }

    @Override
    public Future<Void> deleteQuota(Caller caller, UUID organizationId, UUID conferenceId, UUID quotaId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return database.once(caller, tx -> quotas.delete(tx, organizationId, conferenceId, quotaId));
    }

    @Override
    public Future<List<TicketType>> listTicketTypes(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> TicketTypeStore.of(sql, conferenceId)));
    }

    @Override
    public Future<TicketType> createTicketType(Caller caller, TicketType draft) {
        return own(caller, draft.organizationId(), draft.conferenceId()).compose(own -> {
            TicketRules.check(draft);
            TicketRules.requireDays(draft, List.of(), own);
            return database.once(caller, tx -> QuotaStore.lockAndCount(tx.sql(), draft.conferenceId())
                            .compose(locked -> requireKnown(tx, draft, null))
                            .compose(known -> TicketTypeStore.count(tx.sql(), draft.conferenceId()))
                            .compose(count -> insert(tx, draft, count)))
                    .onComplete(done -> onSale.forget(draft.conferenceId()));
        });
    }

    /** @param before null where it is new */
    private static Future<Void> requireKnown(Transaction tx, TicketType type, TicketType before) {
        return QuotaStore.hold(tx.sql(), type.conferenceId(), type.quotaIds()).compose(known -> {
            TicketRules.requireQuotas(type, known);
            return TicketTypeStore.of(tx.sql(), type.conferenceId()).map(all -> {
                AddOnRules.require(type, all, before);
                return null;
            });
        });
    }

    private static Future<TicketType> insert(Transaction tx, TicketType draft, long count) {
        return type(tx, draft.organizationId(), draft.conferenceId(), draft.id())
                .recover(none -> {
                    TicketRules.requireRoom(count, "TOO_MANY_TICKET_TYPES", "There are 200 ticket types already.");
                    return TicketTypeStore.insert(tx.sql(), draft).map(inserted -> {
                        TicketType type = inserted.orElseThrow(
                                () -> Refusal.CONFLICT.because("The id of the ticket type is in use."));
                        announce(tx, type.organizationId(), type.conferenceId(), new TicketTypeAdded(type.id()));
                        return type;
                    });
                });
    }

    private static Future<TicketType> type(Transaction tx, UUID organizationId, UUID conferenceId, UUID id) {
        return TicketTypeStore.lock(tx.sql(), organizationId, conferenceId, id)
                .map(found -> found.orElseThrow(TicketRules::noSuchType));
    }

    @Override
    public Future<TicketType> updateTicketType(
            Caller caller, UUID organizationId, UUID conferenceId, UUID typeId, MergePatch patch, Long ifVersion) {
        return own(caller, organizationId, conferenceId)
                .compose(own -> database.once(caller, tx -> type(tx, organizationId, conferenceId, typeId)
                        .compose(type -> {
                            TicketRules.requireVersion(type.version(), ifVersion);
                            TicketType patched = patch.applyTo(type, TicketType.class, TYPE_EDITABLE);
                            TicketRules.check(patched);
                            TicketRules.requireDays(patched, type.validDays(), own);
                            return patched.equals(type) ? Future.succeededFuture(type) : update(tx, type, patched, own);
                        })))
                .onComplete(done -> onSale.forget(conferenceId));
    }

    private Future<TicketType> update(Transaction tx, TicketType before, TicketType patched, Conference own) {
        announce(tx, patched.organizationId(), patched.conferenceId(), new TicketTypeChanged(patched.id()));
        // What is had together is in one currency: nobody else changes that meanwhile.
        return QuotaStore.lockAndCount(tx.sql(), patched.conferenceId())
                .compose(locked -> requireKnown(tx, patched, before))
                .compose(known -> Vouchers.requireCurrency(tx, before, patched))
                .compose(known -> TicketTypeStore.update(tx.sql(), patched))
                .compose(updated -> Objects.equals(before.quotaIds(), patched.quotaIds())
                        ? Future.succeededFuture(updated)
                        : Quotas.reseat(tx.sql(), before, patched).map(updated))
                .compose(updated -> (before.validDays().equals(patched.validDays())
                                ? Future.succeededFuture()
                                : TicketStore.followDays(tx.sql(), patched, own))
                        .map(updated))
                .compose(updated -> allotting.ask(tx, patched.conferenceId()).map(updated));
    }

    @Override
    public Future<TicketAudienceList> audienceList(Caller caller, UUID organizationId, UUID conferenceId, UUID typeId) {
        return own(caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> TicketTypeStore.find(sql, conferenceId, List.of(typeId))
                        .map(found -> found.stream().findFirst().orElseThrow(TicketRules::noSuchType))
                        .compose(type -> Audiences.list(sql, type))));
    }

    @Override
    public Future<Void> setAudienceList(Caller caller, TicketAudienceList wanted) {
        return own(caller, wanted.organizationId(), wanted.conferenceId()).compose(own -> {
            List<String> emails = AudienceRules.addresses(wanted);
            return database.once(caller, tx -> type(
                            tx, wanted.organizationId(), wanted.conferenceId(), wanted.ticketTypeId())
                    .compose(type -> {
                        announce(tx, type.organizationId(), type.conferenceId(), new TicketTypeChanged(type.id()));
                        return Audiences.set(tx, type, emails);
                    }));
        });
    }

    @Override
    public Future<Void> deleteTicketType(Caller caller, UUID organizationId, UUID conferenceId, UUID typeId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return database.once(caller, tx -> TicketTypeStore.lock(tx.sql(), organizationId, conferenceId, typeId)
                        .compose(found -> found.isPresent() ? delete(tx, found.get()) : Future.succeededFuture()))
                .onComplete(done -> onSale.forget(conferenceId));
    }

    private static Future<Void> delete(Transaction tx, TicketType type) {
        return isNeeded(tx, type).compose(needed -> {
            if (needed) {
                throw TicketRules.inUse(
                        "TICKET_TYPE", "Somebody ordered one, or waits for one. Take it off sale instead.");
            }
            announce(tx, type.organizationId(), type.conferenceId(), new TicketTypeRemoved(type.id()));
            return TicketTypeStore.delete(tx.sql(), type.id()).mapEmpty();
        });
    }

    private static Future<Boolean> isNeeded(Transaction tx, TicketType type) {
        return TicketStore.isOrdered(tx.sql(), type.id())
                .compose(ordered ->
                        ordered ? Future.succeededFuture(true) : TicketTypeStore.hasVariants(tx.sql(), type.id()))
                .compose(needed ->
                        needed ? Future.succeededFuture(true) : TicketTypeStore.isAwaited(tx.sql(), type.id()));
    }

    private Future<Conference> own(Caller caller, UUID organizationId, UUID conferenceId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return new OwnConferences(conferences).get(caller, organizationId, conferenceId);
    }

    private static void announce(Transaction tx, UUID organizationId, UUID conferenceId, RegistrationEvents what) {
        tx.announce(what, organizationId, conferenceId);
    }
}
