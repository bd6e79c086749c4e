package io.plenary.services.audit;

import io.plenary.contracts.Service;
import io.plenary.contracts.audit.AuditEntry;
import io.plenary.contracts.engagement.EngagementEvents;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event, and what may be written down of it. */
record Told(Event event, Map<String, String> particulars, Subject subject) {

    /** What people note for themselves, or say and choose as one of many, is not their organization's to look into. */
    private static final Set<String> OF_PERSONS = Stream.concat(
                    Stream.of(Service.NOTES, Service.PROFILES).flatMap(service -> service.events().stream()),
                    EngagementEvents.OF_PERSONS.stream())
            .map(Payload::typeOf)
            .collect(Collectors.toSet());

    static Told of(Event event) {
        Map<String, String> particulars = Particulars.of(event);
        return new Told(event, particulars, Subject.of(event, particulars));
    }

    UUID chain() {
        return OF_PERSONS.contains(event.type()) ? Chain.PLATFORM : Chain.idOf(event.organizationId());
    }

    /** The database keeps microseconds, and what it keeps has to have the same hash. */
    AuditEntry entry(Settings.Change change) {
        return new AuditEntry(
                event.id(),
                0,
                event.type(),
                event.occurredAt().truncatedTo(ChronoUnit.MICROS),
                event.organizationId(),
                event.conferenceId(),
                event.actorId(),
                subject.type(),
                subject.id(),
                event.correlationId(),
                change.details(),
                change.before(),
                null,
                null);
    }
}
