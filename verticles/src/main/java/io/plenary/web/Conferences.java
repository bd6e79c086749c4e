package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Which conference a path means. Nearly every request asks, so the answer is remembered for a second. It says nothing about
 * rights: those are checked by the service that is called next.
 */
public final class Conferences {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final ConferencesService service;
    private final Remembered<String, Conference> byIdOrSlug =
            new Remembered<>(REMEMBERED, 2_000, conference -> 1, Conference::id);

    Conferences(Proxies proxies) {
        service = proxies.of(ConferencesService.class, ConferencesService.ADDRESS);
    }

    Conferences listen(Listening listening) {
        listening.on(
                event -> byIdOrSlug.forgetAbout(event.conferenceId()),
                ConferenceEvents.ConferenceUpdated.class,
                ConferenceEvents.ConferenceDeleted.class,
                ConferenceEvents.ConferenceRestored.class,
                ConferenceEvents.ConferencePurged.class);
        return this;
    }

    public Future<Conference> named(String idOrSlug) {
        return byIdOrSlug.get(idOrSlug, name -> service.getConferenceDetails(Caller.SYSTEM, name));
    }

    /** The same, refused with NOT_FOUND where the caller may not know of it. */
    public Future<Conference> visible(Caller caller, String idOrSlug) {
        return named(idOrSlug).map(conference -> {
            if (!isVisible(caller, conference)) {
                throw unknown();
            }
            return conference;
        });
    }

    static RuntimeException unknown() {
        return Refusal.NOT_FOUND.because("There is no such conference.");
    }

    static boolean isVisible(Caller caller, Conference conference) {
        return isPublic(conference)
                || conference.status() == ConferenceStatus.DRAFT
                        && caller.has(OrganizationRole.STAFF, conference.organizationId());
    }

    /** What everybody may see. */
    public static boolean isPublic(Conference conference) {
        return conference.status() == ConferenceStatus.PUBLISHED || conference.status() == ConferenceStatus.ARCHIVED;
    }
}
