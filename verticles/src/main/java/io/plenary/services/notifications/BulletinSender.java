package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.Bulletin;
import io.plenary.contracts.notifications.BulletinState;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.notifications.BulletinStore.Sending;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Sends what organizers write, to some people at a time. How far it has come is kept with their messages: whoever goes on after a node
 * died writes to nobody twice, and leaves nobody out.
 */
final class BulletinSender implements JobWorker.Work {

    static final String KIND = "bulletin";

    static final Terms TERMS = new Terms(
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(5),
                    Terms.SWEEP,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    1,
                    1)
            .neverGivingUp();

    /** Of people at a time; with the pause 1,200 a minute: what others are told meanwhile does not wait behind a crowd. */
    static final int BATCH = 100;

    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int BACKLOG = 2 * BATCH;

    private final Database database;
    private final Jobs jobs;
    private final Jobs mailing;
    private final Post post;
    private final Crowd crowd;

    BulletinSender(Database database, Jobs jobs, Jobs mailing, Post post, Crowd crowd) {
        this.database = database;
        this.jobs = jobs;
        this.mailing = mailing;
        this.post = post;
        this.crowd = crowd;
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.read(Caller.SYSTEM, sql -> BulletinStore.findSending(sql, lease.id()))
                .compose(found -> found.filter(sending -> BulletinRules.isUnderWay(sending.bulletin()))
                        .map(sending -> inTime(lease, sending))
                        .orElseGet(() -> database.write(Caller.SYSTEM, tx -> jobs.done(tx, lease))));
    }

    /** Not before its time, and not while so many mails wait that others would wait behind it. */
    private Future<Void> inTime(Lease lease, Sending sending) {
        Duration early = Duration.between(Instant.now(), sending.bulletin().sendAt());
        return early.compareTo(PAUSE) > 0
                ? putOff(lease, early)
                : mailing.haveDue(BACKLOG).compose(crowded -> crowded ? putOff(lease, PAUSE) : carryOn(lease, sending));
    }

    private Future<Void> putOff(Lease lease, Duration wait) {
        return database.write(Caller.SYSTEM, tx -> jobs.putOff(tx, lease, wait));
    }

    private Future<Void> carryOn(Lease lease, Sending sending) {
        Bulletin bulletin = sending.bulletin();
        return crowd.living(bulletin.conferenceId())
                .compose(conference -> conference.isEmpty()
                        ? whileUnderWay(lease, bulletin, tx -> stop(tx, lease, bulletin))
                        : crowd.some(Recipients.of(bulletin), sending.reached(), BATCH)
                                .compose(
                                        page -> whileUnderWay(lease, bulletin, tx -> send(tx, lease, bulletin, page))));
    }

    private interface Step {
        Future<Void> in(Transaction tx);
    }

    /** Whoever stops it waits until the step is done, or the step finds it stopped. */
    private Future<Void> whileUnderWay(Lease lease, Bulletin bulletin, Step step) {
        return database.write(Caller.SYSTEM, tx -> BulletinStore.lock(tx.sql(), bulletin.conferenceId(), bulletin.id())
                .compose(found ->
                        found.filter(BulletinRules::isUnderWay).isPresent() ? step.in(tx) : jobs.done(tx, lease)));
    }

    private Future<Void> send(Transaction tx, Lease lease, Bulletin bulletin, Recipients.Page page) {
        return MessageStore.known(tx.sql(), ids(bulletin, page))
                .compose(known -> {
                    Set<UUID> told = new HashSet<>(known);
                    List<Message> messages = page.items().stream()
                            .filter(person -> !told.contains(Message.idOf(bulletin, person.addressId()))
                                    && told.add(Message.idOf(bulletin, person.reader())))
                            .map(person -> Message.ofBulletin(bulletin, person))
                            .toList();
                    return post.take(tx, messages)
                            .compose(taken ->
                                    BulletinStore.advance(tx.sql(), bulletin.id(), page.next(), messages.size()));
                })
                .compose(advanced -> page.next() == null ? jobs.done(tx, lease) : jobs.putOff(tx, lease, PAUSE));
    }

    /** An account has several addresses, and may have come to one that was written to already. */
    private static List<UUID> ids(Bulletin bulletin, Recipients.Page page) {
        return page.items().stream()
                .flatMap(person -> Stream.of(person.reader(), person.addressId()))
                .map(reader -> Message.idOf(bulletin, reader))
                .toList();
    }

    private Future<Void> stop(Transaction tx, Lease lease, Bulletin bulletin) {
        return BulletinStore.move(tx.sql(), bulletin.id(), BulletinState.STOPPED, bulletin.sendAt())
                .compose(stopped -> jobs.done(tx, lease));
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
