package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.ImportJob;
import io.plenary.contracts.program.ImportState;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Terms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conferences in whose databases imports are to be done: one job for all of a conference's, so that they are done one after
 * the other, and a node finds work without opening a thousand databases.
 */
public final class WaitingImports {

    /** An import is queued within this time after it was expected, or never. */
    static final Duration EXPECTED = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(WaitingImports.class);
    private static final String KIND = "imports";

    private final Database host;
    private final Jobs jobs;

    /** @param sweep how often it is looked for imports nobody rang for */
    public WaitingImports(Vertx vertx, Database host, Duration sweep) {
        this.host = host;
        this.jobs = new Jobs(vertx, host, KIND, terms(sweep));
    }

    /** Workers that died and services that were silent say little against a file: a node may restart a few times. */
    private static Terms terms(Duration sweep) {
        return new Terms(
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                sweep,
                Duration.ofSeconds(3),
                Duration.ofSeconds(15),
                12,
                3);
    }

    /** As many imports at once as there are threads for them: one that takes long holds up no others. */
    public Future<?> workOff(Vertx vertx, JobWorker.Work work) {
        return Future.all(Stream.generate(() -> new JobWorker(vertx, jobs, work).begin())
                .limit(FileThreads.THREADS)
                .toList());
    }

    /** Before an import is queued: should this node go away in between, it is looked for all the same. */
    public Future<Void> expect(UUID conferenceId) {
        return jobs.askIn(host.direct(), EXPECTED, conferenceId);
    }

    /** An import is queued. Nobody waits for this: what is expected is found a little later without it. */
    public void begin(UUID conferenceId) {
        host.write(Caller.SYSTEM, tx -> jobs.ask(tx, conferenceId))
                .onFailure(failure ->
                        LOG.warn("Imports of conference {} begin later: {}", conferenceId, failure.toString()));
    }

    /** The import with how far it has come. */
    public Future<ImportJob> withProgress(UUID conferenceId, ImportJob job) {
        return job.state() == ImportState.RUNNING
                ? jobs.percent(conferenceId).map(job::withPercent)
                : Future.succeededFuture(job);
    }

    /** The conference is gone, and its imports with it. */
    public Future<Void> forget(UUID conferenceId) {
        return jobs.forget(host.direct(), conferenceId);
    }

    Database host() {
        return host;
    }

    Jobs jobs() {
        return jobs;
    }
}
