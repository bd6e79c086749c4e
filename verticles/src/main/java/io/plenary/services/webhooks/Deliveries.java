package io.plenary.services.webhooks;

import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Rounds;
import io.plenary.runtime.work.Terms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.UUID;

/**
 * The work of sending, an endpoint at a time. Endpoints that do not hear have workers of their own: however many they are and
 * however long they are silent, the others do not wait for them.
 */
final class Deliveries {

    private static final String HEARING = "webhooks";
    private static final String STRAINED = "webhooks.strained";
    /** As many endpoints are told at the same time. */
    private static final int AT_ONCE = 16;

    private static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofMillis(Rounds.BUDGET_MILLIS).plusSeconds(5),
                    Terms.SWEEP,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    1,
                    1)
            .neverGivingUp();

    private final Vertx vertx;
    private final Database database;
    private final Jobs hearing;
    private final Jobs strained;

    Deliveries(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
        hearing = new Jobs(vertx, database, HEARING, TERMS);
        strained = new Jobs(vertx, database, STRAINED, TERMS);
    }

    /** @return completes when this instance hears of whatever is to be sent */
    Future<?> begin(Sender sender) {
        Deliverer usual = new Deliverer(database, hearing, strained, false, sender);
        Deliverer patient = new Deliverer(database, strained, hearing, true, sender);
        return Future.all(
                new JobWorker(vertx, hearing, usual, AT_ONCE).begin(),
                new JobWorker(vertx, strained, patient, AT_ONCE).begin());
    }

    /** Something waits there; who takes it finds out on which side the endpoint is. */
    Future<Void> ask(Transaction tx, UUID endpointId) {
        return hearing.ask(tx, endpointId);
    }

    /** The endpoint is gone. */
    Future<Void> forget(SqlClient sql, UUID endpointId) {
        return hearing.forget(sql, endpointId).compose(forgotten -> strained.forget(sql, endpointId));
    }
}
