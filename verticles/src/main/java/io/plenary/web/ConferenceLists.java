package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Grant;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.conferences.ConferenceQuery;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Known;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Keeps lists of conferences in memory, ready to send: everybody's first page is one of them. All who see the same share one.
 * Lists are made anew when an event says that a conference changed; should an event get lost, after a second.
 */
public final class ConferenceLists {

    private static final Duration TRUSTED = Duration.ofSeconds(1);
    private static final long MOST_BYTES = 16L << 20;

    /** Whose drafts and deleted conferences somebody sees: nothing else of a caller makes a difference. */
    private record Sight(boolean everything, Map<UUID, OrganizationRole> roles, Map<UUID, List<Grant>> grants) {

        static Sight of(Caller caller) {
            return caller.isAdmin()
                    ? new Sight(true, Map.of(), Map.of())
                    : new Sight(
                            false,
                            caller.memberships().entrySet().stream()
                                    .filter(membership -> membership.getValue().gives(Right.CONFERENCES_READ))
                                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
                            caller.grants());
        }
    }

    private record Asked(Sight sight, ConferenceQuery query) {}

    private final Vertx vertx;
    private final ConferencesService conferences;
    private final Known<Asked, Prepared> lists;

    ConferenceLists(Vertx vertx, Proxies proxies) {
        lists = Known.<Asked, Prepared>named("web.conference-lists")
                .freshFor(TRUSTED)
                .atMost(MOST_BYTES, Prepared::weight)
                .in(vertx);
        this.vertx = vertx;
        conferences = proxies.of(ConferencesService.class, ConferencesService.ADDRESS);
    }

    ConferenceLists listen(Listening listening) {
        listening.on(
                event -> lists.forgetAll(),
                ConferenceEvents.ConferenceAdded.class,
                ConferenceEvents.ConferenceTransitioned.class,
                ConferenceEvents.ConferenceUpdated.class,
                ConferenceEvents.ConferenceDeleted.class,
                ConferenceEvents.ConferenceRestored.class,
                ConferenceEvents.ConferencePurged.class);
        return this;
    }

    /** @param signed the page with its cursor as clients get to see it, which is the same for all of them */
    public Future<Prepared> list(Caller caller, ConferenceQuery query, UnaryOperator<String> signed) {
        return lists.get(new Asked(Sight.of(caller), query), asked -> conferences
                .listConferences(caller, query)
                .compose(page -> vertx.executeBlocking(() -> Prepared.of(signed.apply(page.toJson())), false)));
    }
}
