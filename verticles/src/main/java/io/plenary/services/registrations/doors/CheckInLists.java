package io.plenary.services.registrations.doors;

import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.contracts.registrations.RegistrationEvents.CheckInListAdded;
import io.plenary.contracts.registrations.RegistrationEvents.CheckInListChanged;
import io.plenary.contracts.registrations.RegistrationEvents.CheckInListRemoved;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.tickets.TicketRules;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import java.util.Set;

/** How the lists of a conference are made and changed, each in a transaction of whoever may. */
final class CheckInLists {

    private static final Set<String> EDITABLE = Set.of("name", "ticketTypeIds", "rule", "opensAt", "closesAt");

    private CheckInLists() {}

    static Future<CheckInList> create(Transaction tx, CheckInList draft) {
        return CheckInListStore.lockAndCount(tx.sql(), draft.conferenceId()).compose(count -> CheckInListStore.find(
                        tx.sql(), key(draft))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> insert(tx, draft, count))));
    }

    private static Future<CheckInList> insert(Transaction tx, CheckInList draft, long count) {
        TicketRules.requireRoom(count, "TOO_MANY_CHECK_IN_LISTS", "There are 200 check-in lists already.");
        return requireTypes(tx, draft)
                .compose(known -> CheckInListStore.insert(tx.sql(), draft))
                .map(inserted -> {
                    CheckInList list = inserted.orElseThrow(
                            () -> Refusal.CONFLICT.because("The id of the check-in list is in use."));
                    announce(tx, list, new CheckInListAdded(list.id()));
                    return list;
                });
    }

    private static Future<Void> requireTypes(Transaction tx, CheckInList list) {
        return TicketTypeStore.find(tx.sql(), list.conferenceId(), list.ticketTypeIds())
                .map(known -> {
                    CheckInRules.requireTypes(list, known.size());
                    return null;
                });
    }

    static Future<CheckInList> update(Transaction tx, CheckInListKey key, MergePatch patch, Long ifVersion) {
        return lock(tx, key).compose(list -> {
            TicketRules.requireVersion(list.version(), ifVersion);
            CheckInList patched = patch.applyTo(list, CheckInList.class, EDITABLE);
            CheckInRules.check(patched);
            if (patched.equals(list)) {
                return Future.succeededFuture(list);
            }
            announce(tx, patched, new CheckInListChanged(patched.id()));
            return requireTypes(tx, patched).compose(known -> CheckInListStore.update(tx.sql(), patched));
        });
    }

    static Future<CheckInList> lock(Transaction tx, CheckInListKey key) {
        return CheckInListStore.lock(tx.sql(), key).map(found -> found.orElseThrow(CheckInRules::noSuchList));
    }

    static Future<Void> delete(Transaction tx, CheckInListKey key) {
        return CheckInListStore.lock(tx.sql(), key)
                .compose(found -> found.map(list -> delete(tx, list)).orElseGet(Future::succeededFuture));
    }

    private static Future<Void> delete(Transaction tx, CheckInList list) {
        return CheckInStore.hasCounted(tx.sql(), list.id()).compose(counted -> {
            if (counted) {
                throw TicketRules.inUse("CHECK_IN_LIST", "Somebody came in by it. Close it instead.");
            }
            announce(tx, list, new CheckInListRemoved(list.id()));
            return CheckInListStore.delete(tx.sql(), list.id());
        });
    }

    private static CheckInListKey key(CheckInList list) {
        return new CheckInListKey(list.organizationId(), list.conferenceId(), list.id());
    }

    static void announce(Transaction tx, CheckInList list, RegistrationEvents what) {
        tx.announce(what, list.organizationId(), list.conferenceId());
    }
}
