package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.notes.Starred;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.SessionChange;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.notifications.Programs.News;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Tells people what changed on their agenda, together for some time: the first change begins it, and what counts is how a session is
 * at its end. What was moved and moved back is not told.
 */
final class Digests implements JobWorker.Work {

    static final String KIND = "digest";

    static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(10),
                    Terms.SWEEP,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(10),
                    1,
                    1)
            .neverGivingUp();

    /** An import is told by those of its sessions. */
    static final Set<Class<? extends Payload>> EVENTS = Set.of(
            ProgramEvents.SessionUpdated.class,
            ProgramEvents.SessionMoved.class,
            ProgramEvents.SessionCancelled.class,
            ProgramEvents.SessionDeleted.class);

    private final Database database;
    private final Jobs jobs;
    private final Post post;
    private final Programs programs;
    private final Duration gathering;

    /** @param gathering for how long what changes is gathered */
    Digests(Database database, Jobs jobs, Post post, Programs programs, Duration gathering) {
        this.database = database;
        this.jobs = jobs;
        this.post = post;
        this.programs = programs;
        this.gathering = gathering;
    }

    /** In the transaction that moves the reader's cursor. */
    Future<Void> note(Transaction tx, List<Event> events) {
        Future<Void> noted = Future.succeededFuture();
        for (Event event : events.stream().filter(Digests::isChange).toList()) {
            noted = noted.compose(
                    before -> note(tx, event.conferenceId(), event.payload().getLong("version")));
        }
        return noted;
    }

    /** Of a conference that was purged the log does not say what it was. */
    private static boolean isChange(Event event) {
        return EVENTS.stream().anyMatch(event::is) && event.payload().containsKey("version");
    }

    private Future<Void> note(Transaction tx, UUID conferenceId, long version) {
        return DigestStore.note(tx.sql(), conferenceId, version)
                .compose(fresh -> fresh ? jobs.ensureIn(tx, gathering, conferenceId) : Future.succeededFuture());
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.read(Caller.SYSTEM, sql -> DigestStore.told(sql, lease.id()))
                .compose(told -> told.map(version -> tell(lease, version))
                        .orElseGet(() -> database.write(Caller.SYSTEM, tx -> jobs.done(tx, lease))));
    }

    private Future<Void> tell(Lease lease, long told) {
        return programs.awaited(lease.id())
                .compose(conference -> conference.isEmpty()
                        ? skip(lease)
                        : programs.newsSince(lease.id(), told).compose(news -> tell(conference.get(), told, news)
                                .compose(done -> end(lease, news.version()))));
    }

    private Future<Void> tell(Conference conference, long told, News news) {
        return news.changes().isEmpty()
                ? Future.succeededFuture()
                : tell(conference, digest(conference, told), news.changes(), null);
    }

    /** Some readers at a time: those that were told before a node died are not told again. */
    private Future<Void> tell(Conference conference, UUID digest, List<SessionChange> changes, UUID after) {
        List<String> sessions =
                changes.stream().map(change -> change.sessionId().toString()).toList();
        return programs.starredBy(conference.id(), sessions, after).compose(page -> database.write(
                        Caller.SYSTEM,
                        tx -> post.take(
                                tx,
                                page.items().stream()
                                        .map(starred -> message(digest, conference, starred, changes))
                                        .toList()))
                .compose(taken -> page.next() == null
                        ? Future.succeededFuture()
                        : tell(conference, digest, changes, page.next())));
    }

    private static Message message(UUID digest, Conference conference, Starred starred, List<SessionChange> changes) {
        Set<UUID> agenda = new HashSet<>(starred.sessionIds());
        List<JsonObject> own = changes.stream()
                .filter(change -> agenda.contains(change.sessionId()))
                .map(change -> new JsonObject(change.toJson()))
                .toList();
        return Message.ofAgenda(digest, conference, starred.userId(), own);
    }

    private static UUID digest(Conference conference, long told) {
        return Message.named(conference.id() + " " + told);
    }

    private Future<Void> skip(Lease lease) {
        return database.write(
                Caller.SYSTEM, tx -> DigestStore.skip(tx.sql(), lease.id()).compose(skipped -> jobs.done(tx, lease)));
    }

    /** What changed meanwhile is gathered anew. */
    private Future<Void> end(Lease lease, long version) {
        return database.write(Caller.SYSTEM, tx -> DigestStore.tell(tx.sql(), lease.id(), version)
                .compose(fresh -> fresh ? jobs.putOff(tx, lease, gathering) : jobs.done(tx, lease)));
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
