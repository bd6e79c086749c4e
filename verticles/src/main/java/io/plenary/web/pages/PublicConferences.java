package io.plenary.web.pages;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.conferences.ConferenceQuery;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Known;
import io.plenary.runtime.Node;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** All conferences that strangers see, and whose they are. */
final class PublicConferences {

    /** As one file of a sitemap may name. */
    static final int MOST = 50_000;

    private static final int PAGE = 200;
    private static final int PATIENCE_SECONDS = 1;
    private static final Duration TRUSTED = Duration.ofSeconds(2);
    private static final Duration NAMES_KEPT = Duration.ofMinutes(1);

    private enum All {
        CONFERENCES
    }

    /** @param version another one where anything of them is another; found once, not with each request */
    record Listed(List<Conference> items, String version) {}

    private final ConferencesService conferences;
    private final OrganizationsService organizations;
    private final Known<All, Listed> all;
    private final Known<UUID, Organization> owners;

    PublicConferences(Vertx vertx, Node node) {
        conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
        all = Known.<All, Listed>named("web.public-conferences")
                .freshFor(TRUSTED)
                .in(vertx);
        owners = Known.<UUID, Organization>named("web.public-organizations")
                .freshFor(NAMES_KEPT)
                .atMost(1_000)
                .in(vertx);
    }

    PublicConferences listen(Listening listening) {
        listening.on(
                event -> all.forgetAll(),
                ConferenceEvents.ConferenceAdded.class,
                ConferenceEvents.ConferenceTransitioned.class,
                ConferenceEvents.ConferenceUpdated.class,
                ConferenceEvents.ConferenceDeleted.class,
                ConferenceEvents.ConferenceRestored.class,
                ConferenceEvents.ConferencePurged.class);
        return this;
    }

    Future<Listed> all() {
        return all.get(All.CONFERENCES, everyone -> next(null, new ArrayList<>())
                .map(found -> new Listed(found, Integer.toHexString(found.hashCode()))));
    }

    private Future<List<Conference>> next(String cursor, List<Conference> found) {
        return conferences
                .listConferences(Caller.ANONYMOUS, new ConferenceQuery(null, null, null, null, null, cursor, PAGE))
                .compose(page -> {
                    page.items().stream().filter(Conference::visibleToAll).forEach(found::add);
                    return page.nextCursor() == null || found.size() >= MOST
                            ? Future.succeededFuture(List.copyOf(found.subList(0, Math.min(MOST, found.size()))))
                            : next(page.nextCursor(), found);
                });
    }

    /** Null where that is not to be learned in time: a page is worth having without. */
    Future<Organization> owner(Conference conference) {
        return owners.get(
                        conference.organizationId(), id -> organizations.getOrganization(Caller.SYSTEM, id.toString()))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .otherwise((Organization) null);
    }
}
