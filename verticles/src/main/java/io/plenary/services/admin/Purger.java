package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.program.ConferenceDatabase;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops the databases of deleted conferences whose grace period ended. One worker at a time does a conference; if it
 * dies, another begins again when its lease is over, and every step may be repeated. The slug is freed last, so a database
 * that is dropped can never be a successor's.
 */
final class Purger {

    static final String NAME = "purge";

    private static final Logger LOG = LoggerFactory.getLogger(Purger.class);

    private final Database database;
    private final ConferencesService conferences;
    private final ProgramClient program;
    private final String prefix;
    private final Duration lease;

    /**
     * @param prefix what names of databases start with
     * @param lease how long a worker that is not heard of keeps others away
     */
    Purger(Database database, ConferencesService conferences, ProgramClient program, String prefix, Duration lease) {
        this.database = database;
        this.conferences = conferences;
        this.program = program;
        this.prefix = prefix;
        this.lease = lease;
    }

    Future<Void> purgeDue() {
        return conferences.conferencesToPurge(Caller.SYSTEM, Instant.now()).compose(due -> {
            Future<Void> done = Future.succeededFuture();
            for (Conference conference : due) {
                done = done.compose(before -> purgeInTurn(conference));
            }
            return done;
        });
    }

    private Future<Void> purgeInTurn(Conference conference) {
        Rounds.renewContext(NAME);
        return purge(conference).mapEmpty();
    }

    /** Whether the conference is purged now; otherwise it will be. Never fails. */
    Future<Boolean> purge(Conference conference) {
        return claim(conference)
                .compose(claimed -> claimed ? unmake(conference) : Future.succeededFuture(false))
                .recover(failure -> {
                    LOG.warn("{} is not purged yet: {}", conference.slug(), failure.toString());
                    return Future.succeededFuture(false);
                });
    }

    /** A provisioning that is just making the database must have come to its end. */
    private Future<Boolean> claim(Conference conference) {
        return database.write(Caller.SYSTEM, tx -> WorkStore.cancel(tx.sql(), conference.id())
                .compose(canceled -> WorkStore.isInWork(tx.sql(), conference.id()))
                .compose(busy -> busy
                        ? Future.succeededFuture(false)
                        : PurgeStore.claim(tx.sql(), conference, UUID.randomUUID(), lease)));
    }

    private Future<Boolean> unmake(Conference conference) {
        return current(conference.id()).compose(found -> {
            boolean gone = found.isEmpty();
            if (!gone && found.get().status() != ConferenceStatus.DELETED) {
                return Future.succeededFuture(false);
            }
            Future<Void> unmade = gone ? Future.succeededFuture() : program.unmake(database(conference));
            return unmade.compose(
                            done -> database.write(Caller.SYSTEM, tx -> PurgeStore.finish(tx.sql(), conference.id())))
                    .map(true);
        });
    }

    private Future<Optional<Conference>> current(UUID conferenceId) {
        return conferences
                .getConferenceDetails(Caller.SYSTEM, conferenceId.toString())
                .map(Optional::of)
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    private ConferenceDatabase database(Conference conference) {
        return new ConferenceDatabase(
                conference.id(),
                conference.organizationId(),
                conference.slug(),
                DatabaseNames.of(prefix, conference.slug()));
    }

    Future<Optional<Instant>> purgedAt(UUID conferenceId) {
        return database.read(Caller.SYSTEM, sql -> PurgeStore.purgedAt(sql, conferenceId));
    }
}
