package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.conferences.Conference;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.UUID;

/** A conference that a caller with a role is about to change. */
final class LockedConference {

    private LockedConference() {}

    /**
     * The conference, kept from other writers until the transaction ends. Row-level security hides from a lock what the
     * caller cannot change, so rights are looked at before.
     */
    static Future<Conference> of(Transaction tx, Caller caller, OrganizationRole role, UUID id) {
        return ConferenceStore.find(tx.sql(), id)
                .map(found -> Visibility.requireRole(caller, role, found.orElseThrow(Visibility::noSuchConference)))
                .compose(allowed -> ConferenceStore.lock(tx.sql(), id))
                .map(locked -> locked.filter(conference -> conference.isKnownTo(caller))
                        .orElseThrow(Visibility::noSuchConference));
    }
}
