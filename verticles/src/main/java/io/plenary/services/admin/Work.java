package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceTransitioned;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Rounds;
import io.plenary.runtime.work.Terms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What this service does in the background: conferences are made and unmade, and users erased. */
final class Work {

    /**
     * On what terms.
     *
     * @param jobs of all kinds; purges and erasures are not given up
     * @param settled after what time nothing more comes of a user who is being erased; longer than the minute for which
     *     outboxes keep who did something
     */
    record Rules(Terms jobs, Duration settled) {

        /** Patient enough for a restart of the nodes that run the program: about a minute. */
        static final Rules DEFAULT = new Rules(
                new Terms(
                        Duration.ofSeconds(30),
                        Duration.ofMillis(Rounds.BUDGET_MILLIS),
                        Terms.SWEEP,
                        Duration.ofMillis(250),
                        Duration.ofSeconds(15),
                        10,
                        3),
                Duration.ofMinutes(3));
    }

    private final Jobs provisionings;
    private final Jobs purges;
    private final Additions additions;
    private final Purger purger;
    private final Erasures erasures;
    private final JobWorker provisioner;
    private final JobWorker purgeWorker;
    private final JobWorker eraser;

    Work(Vertx vertx, Node node, Database database, ConferencesService conferences, Rules rules) {
        Terms untilDone = rules.jobs().neverGivingUp();
        provisionings = new Jobs(vertx, database, Provisionings.KIND, rules.jobs());
        purges = new Jobs(vertx, database, Purger.KIND, untilDone.waiting(untilDone.lease()));
        Jobs erasing = new Jobs(vertx, database, Erasures.KIND, untilDone);
        ProgramClient program = new ProgramClient(node.proxies());
        String prefix = node.databases().prefix();
        additions = new Additions(database, provisionings, conferences, prefix);
        purger = new Purger(database, purges, provisionings, conferences, program, prefix);
        erasures = new Erasures(database, erasing, node.proxies(), rules.settled());
        provisioner = new JobWorker(
                vertx, provisionings, new Provisionings(database, provisionings, program, additions, conferences));
        purgeWorker = new JobWorker(vertx, purges, purger);
        eraser = new JobWorker(vertx, erasing, erasures);
    }

    /** @return completes when this instance hears of whatever is to be done */
    Future<?> begin() {
        return Future.all(provisioner.begin(), purgeWorker.begin(), eraser.begin());
    }

    /** Purges what is due and was not asked for here. */
    Future<Void> sweepPurges() {
        return purger.sweep();
    }

    Additions additions() {
        return additions;
    }

    /** A provisioning that stopped goes on; empty unless it had. */
    Future<Optional<Provisioning>> resume(Transaction tx, UUID conferenceId) {
        return WorkStore.resume(tx.sql(), conferenceId)
                .compose(resumed -> resumed.isEmpty()
                        ? Future.succeededFuture(resumed)
                        : provisionings.ask(tx, conferenceId).map(resumed));
    }

    /** Conferences that are approved by now are made now. */
    Future<Void> makeApproved(Transaction tx, List<Event> transitions) {
        List<Future<Void>> asked = transitions.stream()
                .map(event -> event.as(ConferenceTransitioned.class).conference())
                .filter(Conference::hasProgram)
                .map(Conference::id)
                .distinct()
                .map(id -> provisionings.ask(tx, id))
                .toList();
        return Future.all(asked).mapEmpty();
    }

    /** A conference is hidden: it is not made any more, and purged in a while. */
    Future<Void> hide(Transaction tx, UUID conferenceId, Duration wait) {
        return WorkStore.cancel(tx.sql(), conferenceId)
                .compose(canceled -> provisionings.withdraw(tx.sql(), conferenceId))
                .compose(withdrawn -> purges.askIn(tx.sql(), wait, conferenceId));
    }

    /** A conference is back: it is not purged, and made to the end if it was being made. */
    Future<Void> restore(Transaction tx, UUID conferenceId) {
        return purges.withdraw(tx.sql(), conferenceId)
                .compose(kept -> resume(tx, conferenceId))
                .mapEmpty();
    }

    /** Tries to purge at once, unless somebody does already. */
    Future<Void> purge(Database database, UUID conferenceId) {
        return database.write(Caller.SYSTEM, tx -> purges.take(tx, conferenceId))
                .compose(taken -> taken.map(purgeWorker::run).orElse(Future.succeededFuture()));
    }

    /** Done when the account is closed; what could not be erased at once will be. */
    Future<Void> erase(UUID userId) {
        return erasures.begin(userId).compose(begun -> begun.map(eraser::run).orElse(Future.succeededFuture()));
    }
}
