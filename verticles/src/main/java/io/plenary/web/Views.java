package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.analytics.EngagementType;
import io.plenary.contracts.conferences.Conference;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers who looked at what and hands it to analytics in batches, at most 250 ms or 500 entries old. A batch is repeated until
 * it is acknowledged; the ids of its views make sure that each counts once. Only a hard kill of this process can lose the last
 * batch, or an outage so long that {@link #MOST_WAITING} batches wait.
 */
public final class Views {

    private static final Logger LOG = LoggerFactory.getLogger(Views.class);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final int BATCH = 500;
    private static final int MOST_WAITING = 200;
    private static final long CALL_MILLIS = 5_000;

    private final AnalyticsService analytics;
    private final Deque<List<EngagementEvent>> waiting = new ArrayDeque<>();
    private Map<UUID, EngagementEvent> gathered = new LinkedHashMap<>();
    private Future<Void> sending = Future.succeededFuture();

    Views(Proxies proxies) {
        analytics = proxies.of(AnalyticsService.class, AnalyticsService.ADDRESS);
    }

    Views start(Vertx vertx) {
        new Rounds(vertx, "views", this::flush).every(INTERVAL);
        return this;
    }

    /** @param id a view that is told of again counts once */
    public void saw(UUID id, EngagementType type, Conference conference, UUID sessionId, Caller caller) {
        gathered.put(
                id,
                new EngagementEvent(
                        id,
                        type,
                        Instant.now(),
                        conference.organizationId(),
                        conference.id(),
                        sessionId,
                        caller.userId(),
                        1));
        if (gathered.size() >= BATCH) {
            pack();
        }
    }

    private void pack() {
        if (gathered.isEmpty()) {
            return;
        }
        waiting.add(List.copyOf(gathered.values()));
        gathered = new LinkedHashMap<>();
        if (waiting.size() > MOST_WAITING) {
            LOG.warn(
                    "Analytics does not answer: {} views are given up",
                    waiting.removeFirst().size());
        }
    }

    /** Hands over what was gathered so far; completes when it is acknowledged or has to wait. */
    Future<Void> flush() {
        pack();
        if (sending.isComplete()) {
            sending = sendNext();
        }
        return sending;
    }

    private Future<Void> sendNext() {
        List<EngagementEvent> batch = waiting.peekFirst();
        if (batch == null) {
            return Future.succeededFuture();
        }
        CallContext.background("views", CALL_MILLIS).bind();
        return analytics
                .recordEngagementEvents(Caller.SYSTEM, batch)
                .onFailure(failure -> LOG.debug("Views wait: {}", failure.toString()))
                .compose(recorded -> {
                    waiting.remove(batch);
                    return sendNext();
                })
                .otherwiseEmpty();
    }
}
