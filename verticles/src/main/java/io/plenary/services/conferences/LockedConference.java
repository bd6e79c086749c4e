package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Consumer;

/** A conference that a caller with a right is about to change. */
final class LockedConference {

    private LockedConference() {}

    /**
     * The conference, kept from other writers until the transaction ends. Row-level security hides from a lock what the
     * caller cannot change, so rights are looked at before.
     */
    static Future<Conference> of(Transaction tx, Caller caller, Right right, UUID id) {
        return of(tx, caller, id, conference -> Visibility.requireRight(caller, right, conference));
    }

    /** @param requireMay refuses those who may not do with it what is to be done */
    static Future<Conference> of(Transaction tx, Caller caller, UUID id, Consumer<Conference> requireMay) {
        return ConferenceStore.find(tx.sql(), id)
                .map(found -> found.orElseThrow(Visibility::noSuchConference))
                .compose(found -> {
                    requireMay.accept(found);
                    return ConferenceStore.lock(tx.sql(), id);
                })
                .map(locked -> locked.filter(conference -> conference.isKnownTo(caller))
                        .orElseThrow(Visibility::noSuchConference));
    }
}
