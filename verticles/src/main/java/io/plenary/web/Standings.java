package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.EngagementEvents;
import io.plenary.contracts.engagement.LiveService;
import io.plenary.contracts.engagement.LiveState;
import io.plenary.runtime.Known;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * How sessions stand, as staff say it while a conference is on, for what is sent of a program to many. It is worth having without:
 * where engagement does not answer, nobody said anything.
 */
public final class Standings {

    private static final Duration KEPT = Duration.ofSeconds(15);
    private static final int MOST = 1_000;

    private final LiveService live;
    private final Known<UUID, List<LiveState>> known;

    Standings(Vertx vertx, Proxies proxies) {
        live = proxies.of(LiveService.class, LiveService.ADDRESS);
        known = Known.<UUID, List<LiveState>>named("web.standings")
                .freshFor(KEPT)
                .atMost(MOST)
                .in(vertx);
    }

    Standings listen(Listening listening) {
        listening.on(event -> known.forget(event.conferenceId()), EngagementEvents.LiveStateChanged.class);
        return this;
    }

    public Future<List<LiveState>> of(Conference conference) {
        Future<List<LiveState>> asked = known.get(conference.id(), id -> live.states(Caller.SYSTEM, id));
        return Part.of("live", asked, List.<LiveState>of()).map(Part::value);
    }
}
