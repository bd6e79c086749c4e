package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.notes.Starred;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.notifications.Beginnings.Beginning;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells people that something on their agenda begins soon. While a conference takes place one job waits for the next time
 * somebody is to be reminded; a change of the program wakes it.
 */
final class Reminders implements JobWorker.Work {

    static final String KIND = "reminder";

    static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Terms.SWEEP,
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(1),
                    1,
                    1)
            .neverGivingUp();

    static final Set<Class<? extends Payload>> EVENTS = Stream.concat(
                    Digests.EVENTS.stream(), Stream.of(ProgramEvents.SessionCreated.class))
            .collect(Collectors.toUnmodifiableSet());

    /** An import changes many sessions one after the other. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Database database;
    private final Jobs jobs;
    private final Post post;
    private final Programs programs;

    Reminders(Database database, Jobs jobs, Post post, Programs programs) {
        this.database = database;
        this.jobs = jobs;
        this.post = post;
        this.programs = programs;
    }

    /** In the transaction that moves the reader's cursor. */
    Future<Void> note(Transaction tx, List<Event> events) {
        Future<Void> noted = Future.succeededFuture();
        for (UUID conferenceId : events.stream()
                .filter(event -> EVENTS.stream().anyMatch(event::is))
                .map(Event::conferenceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet())) {
            noted = noted.compose(before -> jobs.askIn(tx.sql(), SOON, conferenceId));
        }
        return noted;
    }

    /** Begins with the conferences that are about to. */
    Future<Void> begin() {
        return programs.current()
                .compose(conferences -> database.write(
                        Caller.SYSTEM,
                        tx -> jobs.ensure(
                                tx, conferences.stream().map(Conference::id).toList())));
    }

    @Override
    public Future<Void> work(Lease lease) {
        Instant now = Instant.now();
        return programs.awaited(lease.id())
                .map(found -> found.filter(conference -> conference.status() != ConferenceStatus.CANCELLED)
                        .filter(conference -> Programs.isCurrent(conference, now)))
                .compose(found -> found.map(conference -> remind(lease, conference, now))
                        .orElseGet(() -> database.write(Caller.SYSTEM, tx -> jobs.done(tx, lease))));
    }

    private Future<Void> remind(Lease lease, Conference conference, Instant now) {
        return Future.all(
                        database.read(Caller.SYSTEM, sql -> ReminderStore.reminded(sql, lease.id())),
                        programs.sessions(conference, now))
                .compose(both -> {
                    Instant since = both.resultAt(0);
                    Beginnings beginnings = new Beginnings(both.resultAt(1));
                    return remind(conference, beginnings.due(since, now))
                            .compose(reminded -> end(lease, now, beginnings.rest(now)));
                });
    }

    private Future<Void> remind(Conference conference, List<Beginning> beginnings) {
        Future<Void> reminded = Future.succeededFuture();
        for (Beginning beginning : beginnings) {
            reminded = reminded.compose(before -> remind(conference, beginning, null));
        }
        return reminded;
    }

    /** Some people at a time: those that were reminded before a node died are not reminded again. */
    private Future<Void> remind(Conference conference, Beginning beginning, UUID after) {
        List<String> sessions = beginning.sessions().stream()
                .map(session -> session.sessionId().toString())
                .toList();
        return programs.starredBy(conference.id(), sessions, after).compose(page -> database.write(
                        Caller.SYSTEM, tx -> ReminderStore.leads(tx.sql(), users(page.items()))
                                .compose(leads -> post.take(tx, messages(conference, beginning, page.items(), leads))))
                .compose(taken ->
                        page.next() == null ? Future.succeededFuture() : remind(conference, beginning, page.next())));
    }

    private static List<UUID> users(List<Starred> starred) {
        return starred.stream().map(Starred::userId).toList();
    }

    private static List<Message> messages(
            Conference conference, Beginning beginning, List<Starred> starred, Map<UUID, Integer> leads) {
        return starred.stream()
                .filter(one -> leads.getOrDefault(one.userId(), Beginnings.USUAL_LEAD) == beginning.lead())
                .map(one -> message(conference, beginning, one))
                .toList();
    }

    private static Message message(Conference conference, Beginning beginning, Starred starred) {
        List<JsonObject> own = beginning.sessions().stream()
                .filter(session -> starred.sessionIds().contains(session.sessionId()))
                .map(session -> new JsonObject(session.toJson()))
                .toList();
        return Message.ofReminder(conference, beginning.start(), starred.userId(), own);
    }

    private Future<Void> end(Lease lease, Instant now, Duration rest) {
        return database.write(Caller.SYSTEM, tx -> ReminderStore.remind(tx.sql(), lease.id(), now)
                .compose(reminded -> jobs.putOff(tx, lease, rest)));
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
