package io.plenary.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Known;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Which conference a path means. Nearly every request asks, so the answer is remembered for a second. It says nothing about
 * rights: those are checked by the service that is called next.
 */
public final class ConferenceNames {

    private static final Duration REMEMBERED = Duration.ofSeconds(1).minus(MicroCache.MOMENT);

    /** Nothing that is answered depends on it. */
    private static final Duration TENANT_REMEMBERED = Duration.ofMinutes(1);

    private final ConferencesService service;
    private final MicroCache moments;
    private final Known<String, Conference> byIdOrSlug;
    private final Cache<String, Conference> askedFor = Caffeine.newBuilder()
            .expireAfterWrite(TENANT_REMEMBERED)
            .maximumSize(2_000)
            .build();

    ConferenceNames(Vertx vertx, Proxies proxies, MicroCache moments) {
        this.moments = moments;
        byIdOrSlug = Known.<String, Conference>named("web.conferences")
                .freshFor(REMEMBERED)
                .atMost(2_000)
                .about(Conference::id)
                .in(vertx);
        service = proxies.of(ConferencesService.class, ConferencesService.ADDRESS);
    }

    ConferenceNames listen(Listening listening) {
        listening.on(
                event -> forget(event.organizationId(), event.conferenceId()),
                ConferenceEvents.ConferenceTransitioned.class,
                ConferenceEvents.ConferenceUpdated.class,
                ConferenceEvents.ConferenceDeleted.class,
                ConferenceEvents.ConferenceRestored.class,
                ConferenceEvents.ConferencePurged.class);
        return this;
    }

    private void forget(UUID organizationId, UUID conferenceId) {
        byIdOrSlug.forgetAbout(conferenceId);
        moments.forgetOf(organizationId);
    }

    public Future<Conference> named(String idOrSlug) {
        return byIdOrSlug.get(idOrSlug, name -> service.getConferenceDetails(Caller.SYSTEM, name)
                .onSuccess(found -> askedFor.put(name, found)));
    }

    /** The same, refused with NOT_FOUND where the caller may not know of it. */
    public Future<Conference> visible(Caller caller, String idOrSlug) {
        return named(idOrSlug).map(conference -> {
            if (!conference.isVisibleTo(caller)) {
                throw unknown();
            }
            return conference;
        });
    }

    /**
     * Whose conference that is, where it was asked for lately and the caller may know of it: good enough to count requests by,
     * and what is counted is told.
     */
    Optional<UUID> organizationOf(Caller caller, String idOrSlug) {
        return Optional.ofNullable(askedFor.getIfPresent(idOrSlug))
                .filter(conference -> conference.isVisibleTo(caller))
                .map(Conference::organizationId);
    }

    static RuntimeException unknown() {
        return Refusal.NOT_FOUND.because("There is no such conference.");
    }
}
