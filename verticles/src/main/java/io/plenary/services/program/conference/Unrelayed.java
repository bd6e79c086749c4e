package io.plenary.services.program.conference;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.Database;
import io.plenary.runtime.Relay.Left;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The conferences that announced something lately. A node hands that down to the event log itself; of a node that was killed
 * another one does, and finds it here without opening a thousand databases.
 */
public final class Unrelayed {

    /** A note is renewed before it could be taken for one of a node that is gone. */
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** Longer than a change can take after it was noted. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private final Database host;
    private final Map<UUID, Instant> notedAt = new ConcurrentHashMap<>();
    /** Of settled conferences: what has to end before it is sure that their outboxes are empty. */
    private final Map<UUID, Long> waitFor = new ConcurrentHashMap<>();

    public Unrelayed(Database host) {
        this.host = host;
    }

    /** Before something is announced: it may name too many conferences, never too few. */
    Future<Void> note(UUID conferenceId) {
        Instant now = Instant.now();
        Instant last = notedAt.get(conferenceId);
        return last != null && last.isAfter(now.minus(FRESH))
                ? Future.succeededFuture()
                : UnrelayedStore.note(host.direct(), conferenceId)
                        .onSuccess(noted -> notedAt.put(conferenceId, now))
                        .mapEmpty();
    }

    /** @param relay hands down what can be read of what a conference has announced, and says what may be left */
    public Future<Void> sweep(Function<UUID, Future<Left>> relay) {
        return UnrelayedStore.olderThan(host.direct(), FRESH, SETTLED).compose(noted -> sweep(noted, relay));
    }

    /** One after the other: nobody waits for it. */
    private Future<Void> sweep(List<UnrelayedStore.Noted> noted, Function<UUID, Future<Left>> relay) {
        if (noted.isEmpty()) {
            return Future.succeededFuture();
        }
        UnrelayedStore.Noted first = noted.get(0);
        UUID conferenceId = first.conferenceId();
        return relay.apply(conferenceId)
                .compose(left -> first.settled() && isNothing(conferenceId, left)
                        ? forget(conferenceId, SETTLED)
                        : Future.succeededFuture())
                .recover(failure ->
                        Refusal.NOT_FOUND.is(failure) ? Future.succeededFuture() : Future.failedFuture(failure))
                .compose(done -> sweep(noted.subList(1, noted.size()), relay));
    }

    /** Whatever was running when nothing was found first may yet have something to show; what began later notes it anew. */
    private boolean isNothing(UUID conferenceId, Left left) {
        if (!left.empty()) {
            waitFor.remove(conferenceId);
            return false;
        }
        // A server that the conference has been moved to counts its transactions from another number.
        waitFor.computeIfPresent(conferenceId, (id, end) -> end > left.next() ? null : end);
        Long mustEnd = waitFor.putIfAbsent(conferenceId, left.next());
        return left.oldestRunning() >= (mustEnd == null ? left.next() : mustEnd);
    }

    /** The conference is gone, and what it announced with it. */
    public Future<Void> forget(UUID conferenceId) {
        notedAt.remove(conferenceId);
        return forget(conferenceId, Duration.ZERO);
    }

    private Future<Void> forget(UUID conferenceId, Duration age) {
        waitFor.remove(conferenceId);
        return UnrelayedStore.forget(host.direct(), conferenceId, age);
    }
}
