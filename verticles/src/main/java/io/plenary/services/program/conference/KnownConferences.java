package io.plenary.services.program.conference;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Known;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;

/** What the conferences service knows of a conference, asked at most once a second for each. */
public final class KnownConferences {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Proxies proxies;
    private final Known<UUID, Conference> known;

    public KnownConferences(Vertx vertx, Proxies proxies) {
        this.proxies = proxies;
        this.known = Known.<UUID, Conference>named("program.conferences")
                .freshFor(FRESH)
                .atMost(10_000)
                .in(vertx);
    }

    /** Whoever is asking: rights are decided on the answer. */
    Future<Conference> get(UUID conferenceId) {
        return known.get(conferenceId, this::ask);
    }

    /** As it is now, for what stays true when it changes again. */
    Future<Conference> ask(UUID conferenceId) {
        return proxies.of(ConferencesService.class, ConferencesService.ADDRESS)
                .getConferenceDetails(Caller.SYSTEM, conferenceId.toString());
    }

    Future<Void> update(Caller caller, UUID conferenceId, MergePatch patch) {
        return proxies.of(ConferencesService.class, ConferencesService.ADDRESS)
                .updateConference(caller, conferenceId, patch, null)
                .onSuccess(updated -> forget(conferenceId))
                .mapEmpty();
    }

    /** Something about the conference changed. */
    public void forget(UUID conferenceId) {
        known.forget(conferenceId);
    }
}
