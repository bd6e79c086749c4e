package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.notes.Starred;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.services.notifications.ProgramDigestStore.Due;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells those who attend a conference what is new in its whole program: in the morning, by the clocks there, and only where something
 * is. What is on somebody's agenda {@link Digests} has told them already, or they want to hear nothing of it.
 */
final class ProgramDigests implements JobWorker.Work {

    static final String KIND = "program-digest";

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final Database database;
    private final Jobs jobs;
    private final Post post;
    private final Programs programs;

    ProgramDigests(Database database, Jobs jobs, Post post, Programs programs) {
        this.database = database;
        this.jobs = jobs;
        this.post = post;
        this.programs = programs;
    }

    /** In the transaction that moves the reader's cursor. */
    Future<Void> note(Transaction tx, List<Event> events) {
        Future<Void> noted = Future.succeededFuture();
        for (Event event : events.stream().filter(ProgramDigests::isChange).toList()) {
            noted = noted.compose(
                    before -> note(tx, event.conferenceId(), event.payload().getLong("version")));
        }
        return noted;
    }

    /** Of a conference that was purged the log does not say what it was. */
    private static boolean isChange(Event event) {
        return Reminders.EVENTS.stream().anyMatch(event::is) && event.payload().containsKey("version");
    }

    private Future<Void> note(Transaction tx, UUID conferenceId, long version) {
        return ProgramDigestStore.note(tx.sql(), conferenceId, version)
                .compose(fresh -> fresh ? jobs.ensure(tx, conferenceId) : Future.succeededFuture());
    }

    /** What is not seen by everybody, or over, is nobody's news. */
    @Override
    public Future<Void> work(Lease lease) {
        return programs.awaited(lease.id())
                .map(found -> found.filter(conference -> conference.status() == ConferenceStatus.PUBLISHED))
                .compose(found ->
                        found.map(conference -> take(lease, conference)).orElseGet(() -> skip(lease)));
    }

    private Future<Void> take(Lease lease, Conference conference) {
        Instant now = Instant.now();
        Instant morning = morningAfter(now, ZoneId.of(conference.timeZone()));
        return database.write(Caller.SYSTEM, tx -> ProgramDigestStore.due(tx.sql(), lease.id(), morning))
                .compose(found -> found.map(due -> due.at().isAfter(now)
                                ? putOff(lease, Duration.between(now, due.at()))
                                : tell(lease, conference, due, now))
                        .orElseGet(() -> skip(lease)));
    }

    static Instant morningAfter(Instant now, ZoneId zone) {
        ZonedDateTime today = now.atZone(zone).with(MORNING);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    private Future<Void> putOff(Lease lease, Duration wait) {
        return database.write(Caller.SYSTEM, tx -> jobs.putOff(tx, lease, wait));
    }

    private Future<Void> skip(Lease lease) {
        return database.write(Caller.SYSTEM, tx -> ProgramDigestStore.skip(tx.sql(), lease.id())
                .compose(skipped -> jobs.done(tx, lease)));
    }

    private Future<Void> tell(Lease lease, Conference conference, Due due, Instant now) {
        UUID digest = Message.named(conference.id() + " program " + due.at());
        return programs.publicNewsSince(conference.id(), due.told()).compose(news -> database.write(
                        Caller.SYSTEM, tx -> ProgramDigestStore.begin(tx.sql(), lease.id(), news.version()))
                .compose(version -> tell(conference, digest, ProgramNews.of(news.changes(), now), null)
                        .compose(told -> end(lease, version))));
    }

    /** Some readers at a time: those that were told before a node died are not told again. */
    private Future<Void> tell(Conference conference, UUID digest, ProgramNews news, UUID after) {
        if (news.isEmpty()) {
            return Future.succeededFuture();
        }
        return programs.attendees(conference.id(), after).compose(people -> programs.starredBy(
                        conference.id(), news.sessionIds(), after)
                .compose(starred -> database.write(
                        Caller.SYSTEM,
                        tx -> post.take(tx, messages(conference, digest, news, people.items(), starred.items()))))
                .compose(taken -> people.next() == null
                        ? Future.succeededFuture()
                        : tell(conference, digest, news, people.next())));
    }

    /** @param starred those of these people who have any of the sessions on the agenda: both come in the same order */
    private static List<Message> messages(
            Conference conference, UUID digest, ProgramNews news, List<UUID> people, List<Starred> starred) {
        Map<UUID, List<UUID>> agendas =
                starred.stream().collect(Collectors.toMap(Starred::userId, Starred::sessionIds));
        return people.stream()
                .map(person -> Map.entry(person, news.without(agendas.getOrDefault(person, List.of()))))
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> Message.ofProgram(digest, conference, one.getKey(), one.getValue()))
                .toList();
    }

    /** What changed meanwhile is told the next morning. */
    private Future<Void> end(Lease lease, long version) {
        return database.write(Caller.SYSTEM, tx -> ProgramDigestStore.tell(tx.sql(), lease.id(), version)
                .compose(fresh -> fresh ? jobs.advance(tx, lease) : jobs.done(tx, lease)));
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
