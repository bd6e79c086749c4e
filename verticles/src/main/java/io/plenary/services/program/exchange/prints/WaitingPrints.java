package io.plenary.services.program.exchange.prints;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.Print;
import io.plenary.contracts.program.PrintState;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Terms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The conferences in whose databases documents are to be made: one job for all of a conference's, as with imports. */
public final class WaitingPrints {

    /** A document is asked for within this time after it was expected, or never. */
    static final Duration EXPECTED = Duration.ofMinutes(1);

    /** A late worker is just ending its transaction. */
    static final Duration HELD = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(WaitingPrints.class);

    private final Database host;
    private final Jobs jobs;

    /** @param sweep how often it is looked for what nobody rang for */
    public WaitingPrints(Vertx vertx, Database host, Duration sweep) {
        this.host = host;
        this.jobs = new Jobs(vertx, host, "prints", terms(sweep));
    }

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

    /** One at a time on each node. */
    public Future<?> workOff(Vertx vertx, JobWorker.Work work) {
        return new JobWorker(vertx, jobs, work).begin();
    }

    /** Before a document is asked for: should this node go away in between, it is looked for all the same. */
    Future<Void> expect(UUID conferenceId) {
        return jobs.askIn(host.direct(), EXPECTED, conferenceId);
    }

    /** A document is asked for. Nobody waits for this: what is expected is found a little later without it. */
    void begin(UUID conferenceId) {
        host.write(Caller.SYSTEM, tx -> jobs.ask(tx, conferenceId))
                .onFailure(failure ->
                        LOG.warn("Printing of conference {} begins later: {}", conferenceId, failure.toString()));
    }

    /** The document with how far it has come. */
    Future<Print> withProgress(UUID conferenceId, Print print) {
        return print.state() == PrintState.RUNNING
                ? jobs.percent(conferenceId).map(print::withPercent)
                : Future.succeededFuture(print);
    }

    /** The conference is gone, and its documents with it. */
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
