package io.plenary.services.analytics;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.conferences.EndpointPage;
import io.plenary.runtime.Database;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What analytics asks of the conferences: whose one is, and which of them have an outbox to read. */
final class ConferencesClient {

    private static final int PAGE = 200;

    private final Database database;
    private final Proxies proxies;

    ConferencesClient(Database database, Proxies proxies) {
        this.database = database;
        this.proxies = proxies;
    }

    /** A conference the caller sees; refused with NOT_FOUND otherwise. */
    Future<Conference> conference(Caller caller, UUID conferenceId) {
        return service().getConferenceDetails(caller, conferenceId.toString());
    }

    /** Makes the outboxes of the services known. */
    Future<Void> addServices() {
        return SourceStore.add(database.direct(), SourceNames.services());
    }

    /** Makes the outboxes of the registered conferences known, and only these. */
    Future<Void> list() {
        return collect(new HashSet<>(), null).compose(names -> SourceStore.add(database.direct(), names)
                .compose(added -> SourceStore.keepConferences(database.direct(), names)));
    }

    private Future<Set<String>> collect(Set<String> names, String cursor) {
        return service().listEndpoints(Caller.SYSTEM, cursor, PAGE).compose(page -> {
            add(names, page);
            return page.nextCursor() == null ? Future.succeededFuture(names) : collect(names, page.nextCursor());
        });
    }

    private static void add(Set<String> names, EndpointPage page) {
        page.items().forEach(endpoint -> names.add(SourceNames.ofConference(endpoint.conferenceId())));
    }

    private ConferencesService service() {
        return proxies.of(ConferencesService.class, ConferencesService.ADDRESS);
    }
}
