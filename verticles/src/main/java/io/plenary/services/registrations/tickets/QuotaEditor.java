package io.plenary.services.registrations.tickets;

import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.QuotaDraft;
import io.plenary.contracts.registrations.RegistrationEvents.QuotaAdded;
import io.plenary.contracts.registrations.RegistrationEvents.QuotaChanged;
import io.plenary.contracts.registrations.RegistrationEvents.QuotaRemoved;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.util.Set;
import java.util.UUID;

/** Changes one quota within a transaction. */
final class QuotaEditor {

    private static final Set<String> EDITABLE = Set.of("name", "size");

    private final Jobs allotting;

    /** @param allotting offers to those who wait what a larger quota has */
    QuotaEditor(Jobs allotting) {
        this.allotting = allotting;
    }

    /** The same request may come again. */
    Future<Quota> create(Transaction tx, QuotaDraft draft) {
        return QuotaStore.lockAndCount(tx.sql(), draft.conferenceId()).compose(count -> insert(tx, draft, count));
    }

    private static Future<Quota> insert(Transaction tx, QuotaDraft draft, long count) {
        return locked(tx, draft.organizationId(), draft.conferenceId(), draft.id())
                .recover(none -> {
                    TicketRules.requireRoom(count, "TOO_MANY_QUOTAS", "There are 200 quotas already.");
                    return QuotaStore.insert(tx.sql(), draft).compose(inserted -> {
                        if (!inserted) {
                            throw Refusal.CONFLICT.because("The id of the quota is in use.");
                        }
                        tx.announce(new QuotaAdded(draft.id()), draft.organizationId(), draft.conferenceId());
                        return locked(tx, draft.organizationId(), draft.conferenceId(), draft.id());
                    });
                });
    }

    private static Future<Quota> locked(Transaction tx, UUID organizationId, UUID conferenceId, UUID id) {
        return QuotaStore.lock(tx.sql(), organizationId, conferenceId, id)
                .map(found -> found.orElseThrow(TicketRules::noSuchQuota));
    }

    Future<Quota> update(
            Transaction tx, UUID organizationId, UUID conferenceId, UUID id, MergePatch patch, Long ifVersion) {
        return locked(tx, organizationId, conferenceId, id).compose(quota -> {
            TicketRules.requireVersion(quota.version(), ifVersion);
            Quota patched = patch.applyTo(quota, Quota.class, EDITABLE);
            TicketRules.checkQuota(patched.name(), patched.size());
            return patched.equals(quota) ? Future.succeededFuture(quota) : update(tx, quota, patched);
        });
    }

    private Future<Quota> update(Transaction tx, Quota before, Quota patched) {
        return QuotaStore.rename(tx.sql(), patched)
                .compose(renamed -> QuotaStore.resize(tx.sql(), patched.id(), patched.size()))
                .compose(resized -> {
                    if (!resized) {
                        throw TicketRules.taken(before);
                    }
                    tx.announce(
                            new QuotaChanged(patched.id(), patched.size()),
                            patched.organizationId(),
                            patched.conferenceId());
                    return locked(tx, patched.organizationId(), patched.conferenceId(), patched.id());
                })
                .compose(quota -> allotting.ask(tx, patched.conferenceId()).map(quota));
    }

    Future<Void> delete(Transaction tx, UUID organizationId, UUID conferenceId, UUID id) {
        return QuotaStore.lock(tx.sql(), organizationId, conferenceId, id)
                .compose(found -> found.isPresent() ? delete(tx, found.get()) : Future.succeededFuture());
    }

    private static Future<Void> delete(Transaction tx, Quota quota) {
        return TicketTypeStore.needs(tx.sql(), quota.id()).compose(needed -> {
            if (needed) {
                throw TicketRules.inUse("QUOTA", "A ticket type needs the quota.");
            }
            tx.announce(new QuotaRemoved(quota.id()), quota.organizationId(), quota.conferenceId());
            return QuotaStore.delete(tx.sql(), quota.id()).mapEmpty();
        });
    }
}
