package io.plenary.services.program.exchange.prints;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.program.Print;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Lease;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.WaitingWork;
import io.plenary.services.program.sessions.FormerCredits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the documents of a conference, the one that waits longest each time. The claim stands in another database than the documents:
 * these carry its mark, and whoever finds another one there was late.
 */
public final class PrintWork implements JobWorker.Work {

    /** What documents are made of, by conference. */
    public record Sources(
            Function<UUID, ConferenceProgram> programs,
            Function<UUID, ? extends ReleasesService> releases,
            Function<UUID, ? extends PicturesService> pictures,
            FormerCredits credits) {}

    private static final Logger LOG = LoggerFactory.getLogger(PrintWork.class);

    private final Vertx vertx;
    private final WaitingWork waiting;
    private final Predicate<UUID> served;
    private final Sources sources;
    private final Printing printing;

    /**
     * @param served the conferences this instance answers for
     * @param baseUrl where clients reach this platform
     */
    public PrintWork(Vertx vertx, WaitingWork waiting, Predicate<UUID> served, Sources sources, String baseUrl) {
        this.vertx = vertx;
        this.waiting = waiting;
        this.served = served;
        this.sources = sources;
        this.printing = new Printing(vertx, sources, baseUrl);
    }

    /** One at a time on each node. */
    public Future<?> begin() {
        return waiting.workOff(this, 1);
    }

    @Override
    public boolean isHere(UUID conferenceId) {
        return served.test(conferenceId);
    }

    @Override
    public Future<Void> work(Lease lease) {
        return sources.programs().apply(lease.id()).database().compose(database -> MakingStore.take(
                        database.direct(), lease.holder())
                .compose(taken -> taken.isPresent()
                        ? make(lease, database, taken.get()).compose(made -> waiting.advance(lease))
                        : rest(lease, database)));
    }

    private Future<Void> make(Lease lease, Database database, Print print) {
        LOG.debug("Document {} of conference {} is made", print.id(), lease.id());
        return printing.make(lease.id(), print, new PrintProgress(vertx, waiting, lease))
                .compose(made -> database.write(
                        Caller.SYSTEM, tx -> MakingStore.keep(tx.sql(), print.id(), lease.holder(), made)))
                .recover(failure -> isFinal(failure)
                        ? MakingStore.fail(database.direct(), print.id(), lease.holder(), failure.getMessage())
                        : Future.failedFuture(failure));
    }

    private static boolean isFinal(Throwable failure) {
        return Refusal.NOT_FOUND.is(failure) || Refusal.CONFLICT.is(failure) || Refusal.TOO_LARGE.is(failure);
    }

    private Future<Void> rest(Lease lease, Database database) {
        return MakingStore.isAnythingLeft(database.direct())
                .compose(left -> left ? waiting.waitForOther(lease) : waiting.rest(lease, null));
    }

    /** The document that was begun, if any: others have done no harm yet. */
    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        String why = cause instanceof Lease.BrokenOff brokenOff
                ? "It was broken off " + brokenOff.times() + " times."
                : "Something went wrong here again and again.";
        return sources.programs()
                .apply(lease.id())
                .database()
                .compose(database -> waiting.giveUp(lease, () -> MakingStore.failBegun(database.direct(), why)));
    }
}
