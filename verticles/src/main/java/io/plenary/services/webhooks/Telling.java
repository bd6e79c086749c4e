package io.plenary.services.webhooks;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes messages of events, and deliveries of messages: in the transaction in which the reader moves on. */
final class Telling {

    /** As many as are asked for in one go. */
    private static final int CONFERENCES = 200;

    private final ConferencesService conferences;
    private final Deliveries deliveries;

    Telling(ConferencesService conferences, Deliveries deliveries) {
        this.conferences = conferences;
        this.deliveries = deliveries;
    }

    Future<Void> tell(Transaction tx, List<Event> events) {
        List<Event> told = events.stream()
                .filter(event -> event.organizationId() != null && event.conferenceId() != null)
                .toList();
        return told.isEmpty()
                ? Future.succeededFuture()
                : published(told)
                        .compose(seen -> keep(
                                tx,
                                told.stream()
                                        .map(event -> Translation.of(event, seen.get(event.conferenceId())))
                                        .toList()));
    }

    /** The conferences that everybody sees. */
    private Future<Map<UUID, Conference>> published(List<Event> events) {
        List<String> ids = events.stream()
                .map(event -> event.conferenceId().toString())
                .distinct()
                .toList();
        List<Future<List<Conference>>> asked = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CONFERENCES) {
            List<String> some = ids.subList(from, Math.min(from + CONFERENCES, ids.size()));
            asked.add(conferences.conferencesByIds(Caller.ANONYMOUS, some));
        }
        return Future.all(asked).map(all -> {
            Map<UUID, Conference> seen = new HashMap<>();
            asked.forEach(found -> found.result().forEach(conference -> seen.put(conference.id(), conference)));
            return seen;
        });
    }

    private Future<Void> keep(Transaction tx, List<Message> messages) {
        return MessageStore.insert(tx.sql(), messages)
                .compose(kept -> MessageStore.deliver(
                        tx.sql(), messages.stream().map(Message::id).toList()))
                .compose(endpoints -> Future.all(endpoints.stream()
                                .map(endpoint -> deliveries.ask(tx, endpoint))
                                .toList())
                        .mapEmpty());
    }
}
