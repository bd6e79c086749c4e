package io.plenary.services.analytics;

import io.plenary.contracts.Service;
import io.plenary.contracts.events.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which outboxes there are, and which of them an event comes from. */
final class SourceNames {

    private static final Map<String, Service> SERVICE_BY_TYPE = Service.all()
            .flatMap(service -> service.events().stream().map(type -> Map.entry(type, service)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private SourceNames() {}

    /** The services with an outbox of their own. */
    static List<String> services() {
        return Service.all()
                .filter(service -> service.outbox() == Service.Outbox.OWN)
                .map(Service::id)
                .sorted()
                .toList();
    }

    /** The outbox in a conference's own database. */
    static String ofConference(UUID conferenceId) {
        return "program." + conferenceId;
    }

    /** The types of events that ring. */
    static List<String> types() {
        return SERVICE_BY_TYPE.keySet().stream().sorted().toList();
    }

    /** Where an event that was announced can be read. */
    static Optional<String> of(Event event) {
        return Optional.ofNullable(SERVICE_BY_TYPE.get(event.type()))
                .flatMap(service -> service.outbox() == Service.Outbox.OF_EACH_CONFERENCE
                        ? Optional.ofNullable(event.conferenceId()).map(SourceNames::ofConference)
                        : Optional.of(service.id()));
    }
}
