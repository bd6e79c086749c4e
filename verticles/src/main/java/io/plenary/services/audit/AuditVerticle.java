package io.plenary.services.audit;

import io.plenary.contracts.Service;
import io.plenary.contracts.audit.AuditService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.events.LogReader;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Runs the audit service, writes down the events of all services, and checks what is written. */
public final class AuditVerticle extends ServiceVerticle {

    private static final Duration CLEANING = Duration.ofHours(1);
    private static final Duration CHECKS = Duration.ofDays(1);
    /** Nodes start more often than a day is over: each looks whose check is due. */
    private static final Duration LOOKS = Duration.ofMinutes(15);

    public AuditVerticle(Node node) {
        super(Service.AUDIT, node);
    }

    /**
     * Checks all chains while nobody else has to run.
     *
     * @param found is told a line of each chain
     * @return whether every entry is what was written
     */
    public static Future<Boolean> verify(Database database, Consumer<String> found) {
        return new Verification(database, found).verify();
    }

    @Override
    protected Future<?> serve(Database database) {
        erases((tx, userId) ->
                SettingStore.forget(tx.sql(), userId).compose(forgotten -> OriginStore.forgetUser(tx.sql(), userId)));
        purges((tx, conferenceId) -> SettingStore.forget(tx.sql(), conferenceId));
        OldEntries old = new OldEntries(database, Instant::now);
        every(CLEANING, "letting old entries go", old::letGo);
        every(CLEANING, "forgetting where people were", old::forgetPlaces);
        Jobs checks = new Jobs(vertx, database, Checks.KIND, Checks.TERMS);
        every(LOOKS, "checks that are due", () -> Checks.askDue(database, checks, CHECKS));
        return answer(AuditService.class, AuditService.ADDRESS, new Audit(database, checks))
                .compose(open -> new JobWorker(vertx, checks, new Checks(database, checks)).begin())
                .compose(working -> LogReader.ofAll(vertx, node, "audit", database, Recorder::record)
                        .begin());
    }
}
