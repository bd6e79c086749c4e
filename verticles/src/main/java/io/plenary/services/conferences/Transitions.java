package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceTransitioned;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.LifecycleAction;
import io.plenary.contracts.conferences.TransitionPage;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.UUID;

/** How a conference gets from one status to the next: by the right person, with a note in its history, and told to all. */
final class Transitions {

    private static final int LONGEST_REASON = 2_000;

    private final Database database;
    private final Approval approval;

    Transitions(Database database, Approval approval) {
        this.database = database;
        this.approval = approval;
    }

    Future<Conference> transition(
            Caller caller, UUID conferenceId, LifecycleAction action, String reason, Long ifVersion) {
        Visibility.requireSignedIn(caller);
        return isFree(conferenceId)
                .compose(free -> database.once(caller, tx -> LockedConference.of(
                                tx, caller, conferenceId, found -> Lifecycle.requireMay(caller, action, found))
                        .compose(conference -> {
                            requireReason(action, reason);
                            if (!Lifecycle.isDone(action, conference, isApproved(conference, free))) {
                                Conferences.requireVersion(conference, ifVersion);
                            }
                            return move(tx, caller, conference, action, reason, free);
                        })));
    }

    /** Whether a conference that nobody has approved needs no approval. Asked before anything is locked. */
    Future<Boolean> isFree(UUID conferenceId) {
        return database.read(Caller.SYSTEM, sql -> ConferenceStore.find(sql, conferenceId))
                .compose(found -> found.filter(conference -> conference.approvedAt() == null)
                        .map(conference ->
                                approval.isNeeded(conference.organizationId()).map(needed -> !needed))
                        .orElse(Future.succeededFuture(false)));
    }

    static void requireReason(LifecycleAction action, String reason) {
        boolean isNeeded = action == LifecycleAction.REJECT;
        new Faults()
                .check(!isNeeded || reason != null, "/reason", Fault.REQUIRED)
                .check(!isNeeded || reason == null || !reason.isBlank(), "/reason", Fault.EMPTY)
                .text("/reason", reason, LONGEST_REASON)
                .refuseIfAny("The conference stays as it is.");
    }

    /**
     * Where it is done already nothing happens.
     *
     * @param conference locked, and the caller may
     * @param free whether it needs no approval
     */
    static Future<Conference> move(
            Transaction tx, Caller caller, Conference conference, LifecycleAction action, String reason, boolean free) {
        if (conference.status() == ConferenceStatus.DELETED) {
            throw Refusal.CONFLICT.because("CONFERENCE_DELETED", "The conference is deleted; restore it first.");
        }
        boolean approved = isApproved(conference, free);
        if (Lifecycle.isDone(action, conference, approved)) {
            return Future.succeededFuture(conference);
        }
        ConferenceStatus to = Lifecycle.next(action, conference, approved);
        return TransitionStore.note(tx.sql(), conference, action, to, caller.userId(), reason)
                .compose(noted -> TransitionStore.move(tx.sql(), conference.id(), to)
                        .map(moved -> {
                            tx.announce(new ConferenceTransitioned(noted, moved), moved.organizationId(), moved.id());
                            return moved;
                        }));
    }

    private static boolean isApproved(Conference conference, boolean free) {
        return free || conference.approvedAt() != null;
    }

    Future<TransitionPage> list(Caller caller, UUID conferenceId, String cursor, int limit) {
        Faults.requirePage(limit);
        return database.read(caller, sql -> ConferenceStore.find(sql, conferenceId)
                .map(found -> Visibility.requireRight(
                        caller, Right.CONFERENCES_READ, found.orElseThrow(Visibility::noSuchConference)))
                .compose(seen -> TransitionStore.list(sql, conferenceId, cursor, limit)));
    }
}
