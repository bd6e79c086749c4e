package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceDeleted;
import io.plenary.contracts.conferences.ConferenceEvents.ConferencePurged;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceRestored;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How conferences go: hidden first, gone when their grace period ended, and not to be restored from then on. */
final class Deletions {

    private final Database database;

    Deletions(Database database) {
        this.database = database;
    }

    Future<Conference> delete(Caller caller, UUID conferenceId, Instant deleteAfter) {
        Visibility.requireSignedIn(caller);
        if (deleteAfter == null) {
            FieldError error = Fault.REQUIRED.at("/deleteAfter");
            throw Refusal.INVALID.because("The conference cannot be deleted like this.", List.of(error));
        }
        return database.once(caller, tx -> LockedConference.of(tx, caller, Right.CONFERENCES_DELETE, conferenceId)
                .compose(conference -> isDeletedBy(conference, deleteAfter)
                        ? Future.succeededFuture(conference)
                        : hide(tx, conference, deleteAfter)));
    }

    private static boolean isDeletedBy(Conference conference, Instant moment) {
        return conference.status() == ConferenceStatus.DELETED
                && !conference.deleteAfter().isAfter(moment);
    }

    private static Future<Conference> hide(Transaction tx, Conference conference, Instant deleteAfter) {
        return DeletionStore.delete(tx.sql(), conference.id(), deleteAfter).map(deleted -> {
            tx.announce(
                    new ConferenceDeleted(deleted.slug(), deleted.deleteAfter()),
                    deleted.organizationId(),
                    deleted.id());
            return deleted;
        });
    }

    Future<Conference> restore(Caller caller, UUID conferenceId) {
        Visibility.requireSignedIn(caller);
        return database.once(caller, tx -> LockedConference.of(tx, caller, Right.CONFERENCES_DELETE, conferenceId)
                .compose(conference -> DeletionStore.restore(tx.sql(), conference.id()))
                .map(restored -> restored.map(
                                conference -> Conferences.announced(tx, conference, ConferenceRestored::new))
                        .orElseThrow(() -> Refusal.CONFLICT.because(
                                "NOT_RESTORABLE", "The conference is not deleted, or its grace period is over."))));
    }

    Future<Void> retire(Caller caller, UUID conferenceId) {
        Visibility.requireSystem(caller);
        return database.write(caller, tx -> DeletionStore.lockOver(tx.sql(), conferenceId)
                .compose(over -> over ? Endpoints.retire(tx, conferenceId) : refuseUnlessGone(tx, conferenceId)));
    }

    private static Future<Void> refuseUnlessGone(Transaction tx, UUID conferenceId) {
        return ConferenceStore.find(tx.sql(), conferenceId).map(found -> {
            if (found.isPresent()) {
                throw graceIsNotOver();
            }
            return null;
        });
    }

    Future<Void> purge(Caller caller, UUID conferenceId) {
        Visibility.requireSystem(caller);
        return database.write(caller, tx -> ConferenceStore.find(tx.sql(), conferenceId)
                .compose(
                        found -> found.map(conference -> forget(tx, conference)).orElse(Future.succeededFuture())));
    }

    private static Future<Void> forget(Transaction tx, Conference conference) {
        return DeletionStore.purge(tx.sql(), conference.id()).map(purged -> {
            if (!purged) {
                throw graceIsNotOver();
            }
            tx.announce(new ConferencePurged(conference.slug()), conference.organizationId(), conference.id());
            return null;
        });
    }

    private static RuntimeException graceIsNotOver() {
        return Refusal.CONFLICT.because("NOT_RESTORABLE", "The grace period of the conference is not over.");
    }

    Future<List<Conference>> due(Caller caller, Instant at) {
        Visibility.requireSystem(caller);
        return database.read(caller, sql -> DeletionStore.due(sql, at));
    }
}
