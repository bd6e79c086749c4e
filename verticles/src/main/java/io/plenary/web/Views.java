package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.analytics.EngagementType;
import io.plenary.contracts.conferences.Conference;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers who looked at what and hands it to analytics in batches, at most 250 ms or 500 entries old. Equal views of one
 * batch become one entry with a count. A batch is repeated until it is acknowledged; its ids make sure it counts once. Only a
 * hard kill of this process can lose the last batch, or an outage so long that {@link #MOST_WAITING} batches wait.
 */
public final class Views {

    private static final Logger LOG = LoggerFactory.getLogger(Views.class);
    private static final long INTERVAL_MILLIS = 250;
    private static final int BATCH = 500;
    private static final int MOST_WAITING = 200;
    private static final long CALL_MILLIS = 5_000;

    private record What(EngagementType type, UUID organizationId, UUID conferenceId, UUID sessionId, UUID userId) {}

    private static final class Tally {
        private final Instant first = Instant.now();
        private int count;
    }

    private final AnalyticsService analytics;
    private final Deque<List<EngagementEvent>> waiting = new ArrayDeque<>();
    private Map<What, Tally> gathered = new LinkedHashMap<>();
    private Future<Void> sending = Future.succeededFuture();

    Views(Proxies proxies) {
        analytics = proxies.of(AnalyticsService.class, AnalyticsService.ADDRESS);
    }

    Views start(Vertx vertx) {
        vertx.setPeriodic(INTERVAL_MILLIS, tick -> flush());
        return this;
    }

    public void saw(EngagementType type, Conference conference, UUID sessionId, Caller caller) {
        What what = new What(type, conference.organizationId(), conference.id(), sessionId, caller.userId());
        gathered.computeIfAbsent(what, first -> new Tally()).count++;
        if (gathered.size() >= BATCH) {
            pack();
        }
    }

    private void pack() {
        if (gathered.isEmpty()) {
            return;
        }
        List<EngagementEvent> batch = new ArrayList<>(gathered.size());
        gathered.forEach((what, tally) -> batch.add(event(what, tally)));
        gathered = new LinkedHashMap<>();
        waiting.add(batch);
        if (waiting.size() > MOST_WAITING) {
            LOG.warn(
                    "Analytics does not answer: {} views are given up",
                    waiting.removeFirst().size());
        }
    }

    private static EngagementEvent event(What what, Tally tally) {
        return new EngagementEvent(
                Uuids.next(),
                what.type(),
                tally.first,
                what.organizationId(),
                what.conferenceId(),
                what.sessionId(),
                what.userId(),
                tally.count);
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
