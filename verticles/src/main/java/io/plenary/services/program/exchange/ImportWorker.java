package io.plenary.services.program.exchange;

import io.plenary.runtime.Database;
import io.plenary.runtime.Proxies;
import io.plenary.services.program.conference.ConferenceProgram;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does waiting imports, one at a time. Every instance on every node has a worker; which one does an import, and that only one
 * does, is decided by the conference's database. Files are read on threads of their own, so that a large one keeps nobody
 * waiting.
 */
public final class ImportWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final int THREADS = 2;
    private static final long LONGEST_SECONDS = 120;

    private final Vertx vertx;
    private final WorkerExecutor threads;
    private final SpeakerClaimsClient speakers;
    private final Predicate<UUID> served;
    private final Function<UUID, ConferenceProgram> programs;
    private WaitingImports waiting;
    private boolean working;
    private boolean rung;

    /**
     * @param served the conferences this instance answers for
     * @param programs the way to their programs
     */
    public ImportWorker(
            Vertx vertx, Proxies proxies, Predicate<UUID> served, Function<UUID, ConferenceProgram> programs) {
        this.vertx = vertx;
        this.threads = vertx.createSharedWorkerExecutor("plenary-imports", THREADS, LONGEST_SECONDS, TimeUnit.SECONDS);
        this.speakers = new SpeakerClaimsClient(proxies);
        this.served = served;
        this.programs = programs;
    }

    /** From now on this worker looks for imports. */
    public void start(WaitingImports imports) {
        waiting = imports;
        vertx.setPeriodic(LOOK_MILLIS, fired -> look());
    }

    /** Looks at once, or again as soon as it is free. */
    public void look() {
        if (working) {
            rung = true;
            return;
        }
        working = true;
        rung = false;
        waiting.all()
                .compose(this::workThrough)
                .onFailure(failure -> LOG.debug("Waiting imports are not known: {}", failure.toString()))
                .onComplete(done -> {
                    working = false;
                    if (rung) {
                        look();
                    }
                });
    }

    private Future<Void> workThrough(List<UUID> conferences) {
        if (conferences.isEmpty()) {
            return Future.succeededFuture();
        }
        UUID conference = conferences.get(0);
        Future<Void> work = served.test(conference) ? work(conference) : Future.succeededFuture();
        return work.recover(failure -> {
                    LOG.warn("Imports of conference {} cannot be done now: {}", conference, failure.toString());
                    return Future.succeededFuture();
                })
                .compose(done -> workThrough(conferences.subList(1, conferences.size())));
    }

    private Future<Void> work(UUID conference) {
        ConferenceProgram program = programs.apply(conference);
        return program.database().compose(database -> LeaseStore.take(database.direct(), UUID.randomUUID())
                .compose(taken ->
                        taken.isPresent() ? run(program, database, taken) : forgetIfDone(conference, database)));
    }

    private Future<Void> run(ConferenceProgram program, Database database, Optional<LeaseStore.Lease> lease) {
        LOG.info("Import {} of conference {} starts", lease.orElseThrow().importId(), program.conferenceId());
        return new ImportRun(vertx, threads, program, speakers, database, lease.orElseThrow()).run();
    }

    private Future<Void> forgetIfDone(UUID conference, Database database) {
        return LeaseStore.isAnythingLeft(database.direct())
                .compose(left -> left ? Future.succeededFuture() : forgetOrPutOff(conference, database));
    }

    /** Previews nobody decides about are forgotten some day, for which somebody has to look again. */
    private Future<Void> forgetOrPutOff(UUID conference, Database database) {
        return ImportStore.forgetOld(database.direct())
                .compose(previews -> previews ? waiting.putOff(conference) : waiting.remove(conference));
    }
}
