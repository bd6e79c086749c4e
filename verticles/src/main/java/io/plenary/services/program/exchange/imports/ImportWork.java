package io.plenary.services.program.exchange.imports;

import io.plenary.runtime.Database;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Lease;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.WaitingWork;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the imports of a conference, the one that waits longest each time, when it is the turn of its organization. The claim
 * stands in another database than the imports: these carry its mark, and whoever finds another one there was late.
 */
public final class ImportWork implements JobWorker.Work {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    /** Of a processor: ten times what the largest congress takes. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(60);

    /** Nothing is to be done until previews that nobody decided about can be forgotten. */
    private static final Duration UNDECIDED = Duration.ofDays(1).plusMinutes(1);

    private final FileThreads threads;
    private final ImportTurns turns;
    private final SpeakerClaimsClient speakers;
    private final WaitingWork waiting;
    private final Predicate<UUID> served;
    private final Function<UUID, ConferenceProgram> programs;

    /**
     * @param served the conferences this instance answers for
     * @param programs the way to their programs
     */
    public ImportWork(
            Vertx vertx,
            Proxies proxies,
            WaitingWork waiting,
            Predicate<UUID> served,
            Function<UUID, ConferenceProgram> programs) {
        this.threads = new FileThreads(vertx, LONGEST_READING);
        this.turns = vertx.sharedData()
                .<String, ImportTurns>getLocalMap("plenary.program.imports")
                .computeIfAbsent("turns", first -> new ImportTurns());
        this.speakers = new SpeakerClaimsClient(proxies, threads);
        this.waiting = waiting;
        this.served = served;
        this.programs = programs;
    }

    /** As many imports at once as there are threads for them: one that takes long holds up no others. */
    public Future<?> begin() {
        return waiting.workOff(this, FileThreads.THREADS);
    }

    @Override
    public boolean isHere(UUID conferenceId) {
        return served.test(conferenceId);
    }

    @Override
    public Future<Void> work(Lease lease) {
        // Of what is not known any more the import fails by itself.
        return programs.apply(lease.id()).organizationId().otherwise(lease.id()).compose(organizationId -> {
            Duration wait = turns.begin(organizationId, Instant.now());
            return wait.isZero()
                    ? Future.succeededFuture()
                            .compose(turn -> next(lease))
                            .onComplete(ended -> turns.end(organizationId, Instant.now()))
                    : waiting.putOff(lease, wait);
        });
    }

    private Future<Void> next(Lease lease) {
        ConferenceProgram program = programs.apply(lease.id());
        return program.database().compose(database -> RunStore.take(database.direct(), lease.holder())
                .compose(taken -> taken.isPresent()
                        ? run(lease, program, database, taken.get()).compose(done -> waiting.advance(lease))
                        : rest(lease, database)));
    }

    private Future<Void> run(Lease lease, ConferenceProgram program, Database database, RunStore.Run run) {
        LOG.info("Import {} of conference {} starts", run.importId(), lease.id());
        return new ImportRun(threads, program, speakers, database, run, percent -> tell(lease, percent)).run();
    }

    private void tell(Lease lease, int percent) {
        waiting.progress(lease, percent)
                .onFailure(failure -> LOG.debug("How far {} is is not known: {}", lease, failure.toString()));
    }

    private Future<Void> rest(Lease lease, Database database) {
        return RunStore.isAnythingLeft(database.direct())
                .compose(left -> left
                        ? waiting.waitForOther(lease)
                        : ImportStore.forgetOld(database.direct())
                                .compose(previews -> waiting.rest(lease, previews ? UNDECIDED : null)));
    }

    /** The import that was begun, if any: what only waits has done no harm yet. */
    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return programs.apply(lease.id())
                .database()
                .compose(database -> waiting.giveUp(lease, () -> ImportRun.giveUpBegun(database, cause)));
    }
}
