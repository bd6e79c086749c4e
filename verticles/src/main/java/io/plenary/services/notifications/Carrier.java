package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.runtime.work.Together;
import io.plenary.services.notifications.DeliveryStore.Leaving;
import io.plenary.services.notifications.DeliveryStore.Outcome;
import io.plenary.services.notifications.DeliveryStore.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends messages, each once: that it is about to go is noted before it goes. Where that is found and nothing of what came of it, nobody
 * knows whether it arrived, and it is not sent again. Each is a job of its own; what the database is asked and told of those that are
 * on their way together, it is asked and told together.
 */
final class Carrier<T> implements JobWorker.Work {

    /** For about a day: 9 attempts in the first two hours, and then one each hour. */
    static final Terms TERMS = new Terms(
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Terms.SWEEP,
            Duration.ofSeconds(15),
            Duration.ofHours(1),
            31,
            31);

    static final String INTERRUPTED = "It was interrupted on its way, and may have arrived.";

    /** For each that is on its way another is put into words meanwhile. */
    private static final int READY = 2;

    private static final int MOST = 100;

    private final Database database;
    private final Jobs jobs;
    private final Way<T> way;
    private final Quiet quiet;
    private final Pace pace;
    private final Permits permits;
    private final Together<UUID, Turn> turns;
    private final Together<Leaving, UUID> departures;
    private final Together<Ending, UUID> endings;

    Carrier(Vertx vertx, Database database, Jobs jobs, Way<T> way, Quiet quiet, Pace pace) {
        this.database = database;
        this.jobs = jobs;
        this.way = way;
        this.quiet = quiet;
        this.pace = pace;
        this.permits = new Permits(vertx, way.atOnce());
        this.turns = new Together<>(vertx, "deliveries", MOST, this::find);
        this.departures = new Together<>(vertx, "departures", MOST, this::begin);
        this.endings = new Together<>(vertx, "endings", MOST, this::record);
    }

    /** @param quietUntil empty where its reader may be disturbed */
    private record Turn(Waiting waiting, Optional<Instant> quietUntil) {}

    /** What came of one. */
    private record Ending(Lease lease, DeliveryState state, String reason) {

        Outcome outcome() {
            return new Outcome(lease.id(), state, reason, null);
        }
    }

    /** How many jobs are done at the same time. Where they wait for a moment each, none is taken that others could do sooner. */
    int atOnce() {
        return pace.isLimited() ? way.atOnce() : READY * way.atOnce();
    }

    @Override
    public Future<Void> work(Lease lease) {
        return turns.get(lease.id()).compose(found -> found.map(turn -> take(lease, turn))
                .orElseGet(() -> database.write(Caller.SYSTEM, tx -> jobs.done(tx, lease))));
    }

    private Future<Map<UUID, Turn>> find(List<UUID> ids) {
        return database.read(
                Caller.SYSTEM, sql -> DeliveryStore.findQueued(sql, ids).compose(found -> inTime(sql, found)));
    }

    private Future<Map<UUID, Turn>> inTime(SqlClient sql, List<Waiting> found) {
        return quiet.ends(sql, found.stream().map(Waiting::message).toList()).map(ends -> found.stream()
                .collect(Collectors.toMap(
                        Waiting::id,
                        waiting -> new Turn(
                                waiting,
                                Optional.ofNullable(ends.get(waiting.message().id()))))));
    }

    private Future<Void> take(Lease lease, Turn turn) {
        return turn.quietUntil()
                .filter(end -> way.isToWait(lease, turn.waiting()))
                .map(end -> putOff(lease, end))
                .orElseGet(() -> carryOn(lease, turn.waiting()));
    }

    private Future<Void> putOff(Lease lease, Instant end) {
        return database.write(Caller.SYSTEM, tx -> jobs.putOff(tx, lease, Duration.between(Instant.now(), end)));
    }

    private Future<Void> carryOn(Lease lease, Waiting waiting) {
        return waiting.begun() && !way.isRepeatable()
                ? end(lease, DeliveryState.FAILED, INTERRUPTED)
                : way.write(waiting).compose(written -> written.map(ready -> permits.during(() -> send(lease, ready)))
                        .orElseGet(() -> end(lease, DeliveryState.DROPPED, null)));
    }

    private Future<Void> send(Lease lease, T ready) {
        return pace.turn()
                .compose(come -> departures.get(way.leaving(ready)))
                .compose(begun -> begun.isPresent() ? handOver(lease, ready) : Future.failedFuture(new Lease.Lost()));
    }

    private Future<Map<Leaving, UUID>> begin(List<Leaving> leaving) {
        return database.write(Caller.SYSTEM, tx -> DeliveryStore.begin(tx.sql(), leaving, way.isRepeatable()))
                .map(begun -> which(leaving, Leaving::id, begun));
    }

    /** Those of whom the database knows. */
    private static <K> Map<K, UUID> which(List<K> all, Function<K, UUID> id, Set<UUID> known) {
        return all.stream().filter(one -> known.contains(id.apply(one))).collect(Collectors.toMap(one -> one, id));
    }

    private Future<Void> handOver(Lease lease, T ready) {
        return way.send(ready)
                .compose(
                        sent -> end(lease, DeliveryState.SENT, null),
                        failure -> failure instanceof Undelivered undelivered
                                ? settle(lease, undelivered)
                                : Future.failedFuture(failure));
    }

    private Future<Void> settle(Lease lease, Undelivered undelivered) {
        String reason = undelivered.getMessage();
        return switch (undelivered.outlook()) {
            case NEVER -> end(lease, DeliveryState.FAILED, reason);
            case UNKNOWN -> end(lease, DeliveryState.FAILED, INTERRUPTED + " " + reason);
            case LATER -> takeBack(lease, reason);
        };
    }

    /** It was not handed over, and waits for another attempt. */
    private Future<Void> takeBack(Lease lease, String reason) {
        Outcome waiting = new Outcome(lease.id(), DeliveryState.QUEUED, reason, null);
        return database.write(Caller.SYSTEM, tx -> DeliveryStore.record(tx.sql(), List.of(waiting)))
                .compose(taken -> Future.failedFuture(Refusal.UNAVAILABLE.because(reason)));
    }

    private Future<Void> end(Lease lease, DeliveryState state, String reason) {
        return endings.get(new Ending(lease, state, reason))
                .compose(ended -> ended.isPresent() ? Future.succeededFuture() : Future.failedFuture(new Lease.Lost()));
    }

    private Future<Map<Ending, UUID>> record(List<Ending> all) {
        return database.write(Caller.SYSTEM, tx -> jobs.done(
                                tx, all.stream().map(Ending::lease).toList())
                        .compose(held -> DeliveryStore.record(
                                        tx.sql(),
                                        all.stream()
                                                .filter(one -> held.contains(one.lease.id()))
                                                .map(Ending::outcome)
                                                .toList())
                                .map(held)))
                .map(held -> which(all, one -> one.lease.id(), held));
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return end(lease, DeliveryState.FAILED, cause.getMessage());
    }
}
