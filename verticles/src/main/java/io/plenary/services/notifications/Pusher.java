package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.notifications.DeliveryStore.Leaving;
import io.plenary.services.notifications.DeliveryStore.Outcome;
import io.plenary.services.notifications.PushStore.Waiting;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells devices, each once: that something is about to go is noted before it goes. A job carries a batch on, some at a time, and
 * each has a time of its own when it is tried again.
 */
final class Pusher implements JobWorker.Work {

    static final String KIND = "push";

    static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(3),
                    Terms.SWEEP,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(10),
                    1,
                    1)
            .neverGivingUp();

    private static final int AT_ONCE = 50;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 8;
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Database database;
    private final Jobs jobs;
    private final Pushes pushes;
    private final PushChannel channel;
    private final Quiet quiet;

    Pusher(Database database, Jobs jobs, Pushes pushes, PushChannel channel, Quiet quiet) {
        this.database = database;
        this.jobs = jobs;
        this.pushes = pushes;
        this.channel = channel;
        this.quiet = quiet;
    }

    /** Messages are to go to the devices of their readers. */
    static Future<Void> take(Transaction tx, Jobs jobs, List<UUID> messages) {
        UUID batch = Uuids.next();
        return messages.isEmpty()
                ? Future.succeededFuture()
                : PushStore.insert(tx.sql(), batch, messages)
                        .compose(inserted -> inserted > 0 ? jobs.ensure(tx, batch) : Future.succeededFuture());
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.read(Caller.SYSTEM, sql -> PushStore.findDue(sql, lease.id(), AT_ONCE))
                .compose(due -> due.isEmpty() ? goOn(lease, List.of(), List.of()) : inTime(lease, due));
    }

    private Future<Void> inTime(Lease lease, List<Waiting> due) {
        return quiet.ends(due.stream().map(Waiting::message).toList()).compose(ends -> carryOn(lease, due, ends));
    }

    /** @param ends when it may be told to those who are not to be disturbed, by message */
    private Future<Void> carryOn(Lease lease, List<Waiting> due, Map<UUID, Instant> ends) {
        List<Waiting> fresh =
                due.stream().filter(waiting -> isFresh(waiting, ends)).toList();
        List<Outcome> ended = due.stream()
                .filter(waiting -> !isFresh(waiting, ends))
                .map(waiting -> ended(waiting, ends))
                .collect(Collectors.toCollection(ArrayList::new));
        return fresh.isEmpty()
                ? goOn(lease, ended, List.of())
                : pushes.of(fresh).compose(ready -> {
                    Set<UUID> worded = ready.stream().map(Push::id).collect(Collectors.toSet());
                    fresh.stream()
                            .filter(waiting -> !worded.contains(waiting.id()))
                            .forEach(waiting -> ended.add(outcome(waiting, Pushed.dropped(null))));
                    return send(lease, fresh, ready, ended);
                });
    }

    private static boolean isFresh(Waiting waiting, Map<UUID, Instant> ends) {
        return !waiting.begun()
                && waiting.endpoint() != null
                && !ends.containsKey(waiting.message().id());
    }

    private static Outcome ended(Waiting waiting, Map<UUID, Instant> ends) {
        Instant end = ends.get(waiting.message().id());
        if (waiting.begun() || end == null) {
            return outcome(waiting, waiting.begun() ? Pushed.failed(Carrier.INTERRUPTED) : Pushed.GONE);
        }
        return new Outcome(waiting.id(), DeliveryState.QUEUED, null, end);
    }

    /** All that takes a while is done before it is noted that they are about to go: only while they go they are in doubt. */
    private Future<Void> send(Lease lease, List<Waiting> fresh, List<Push> ready, List<Outcome> ended) {
        Map<UUID, Waiting> byId = fresh.stream().collect(Collectors.toMap(Waiting::id, Function.identity()));
        List<UUID> goneDevices = new ArrayList<>();
        List<Leaving> leaving = ready.stream().map(this::leaving).toList();
        return channel.seal(ready)
                .compose(letters -> database.write(Caller.SYSTEM, tx -> DeliveryStore.begin(tx.sql(), leaving, false))
                        .compose(begun -> Future.all(letters.stream()
                                .filter(one -> begun.contains(one.push().id()))
                                .map(one -> channel.push(one).map(pushed -> {
                                    if (pushed.deviceGone()) {
                                        goneDevices.add(one.push().deviceId());
                                    }
                                    return ended.add(outcome(byId.get(one.push().id()), pushed));
                                }))
                                .toList())))
                .compose(all -> goOn(lease, ended, goneDevices));
    }

    /** What a device shows is kept only where it goes no further. */
    private Leaving leaving(Push push) {
        String text = channel.sends() ? null : push.notice().text();
        return new Leaving(push.id(), push.address(), push.notice().title(), text, null);
    }

    /** What was tried for a day is not tried again. */
    private static Outcome outcome(Waiting waiting, Pushed pushed) {
        if (pushed.state() != DeliveryState.QUEUED) {
            return new Outcome(waiting.id(), pushed.state(), pushed.reason(), null);
        }
        Instant again = Instant.now().plus(pushed.pause() == null ? waitAfter(waiting.attempts()) : pushed.pause());
        return again.isAfter(waiting.queuedAt().plus(PATIENCE))
                ? new Outcome(waiting.id(), DeliveryState.FAILED, pushed.reason(), null)
                : new Outcome(waiting.id(), DeliveryState.QUEUED, pushed.reason(), again);
    }

    private static Duration waitAfter(int attempts) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private Future<Void> goOn(Lease lease, List<Outcome> ended, List<UUID> goneDevices) {
        return database.write(Caller.SYSTEM, tx -> DeliveryStore.record(tx.sql(), ended)
                .compose(recorded -> DeviceStore.deleteAll(tx.sql(), goneDevices))
                .compose(deleted -> PushStore.untilNext(tx.sql(), lease.id()))
                .compose(wait ->
                        wait.map(until -> jobs.putOff(tx, lease, until)).orElseGet(() -> jobs.done(tx, lease))));
    }

    /** Its terms never give up. */
    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
