package io.plenary.services.audit;

import static java.util.Map.entry;

import io.plenary.contracts.Service;
import io.plenary.contracts.admin.AdminEvents;
import io.plenary.contracts.audit.AuditEvents;
import io.plenary.contracts.conferences.Colors;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.LogEvents;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.program.ProgramEvents;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an entry says of an event. Nothing a person wrote and nothing that tells of a person comes in by itself: ids, numbers, times
 * and the words of an enumeration do, a text only where it is named here.
 */
final class Particulars {

    private static final Map<Class<?>, Set<String>> TEXTS = Map.ofEntries(
            entry(Conference.class, Set.of("slug", "acronym", "title", "timeZone", "venue", "city", "country")),
            entry(Colors.class, Set.of("primary", "accent")),
            entry(Organization.class, Set.of("slug", "name")),
            entry(AuditEvents.ActionRefused.class, Set.of("operation")),
            entry(ConferenceEvents.ConferenceDeleted.class, Set.of("slug")),
            entry(ConferenceEvents.ConferencePurged.class, Set.of("slug")),
            entry(ProgramEvents.OrganizationPlaced.class, Set.of("server")),
            entry(LogEvents.ReaderRemoved.class, Set.of("reader")),
            entry(AdminEvents.ServiceScaled.class, Set.of("service", "node")),
            entry(AdminEvents.NodeDrained.class, Set.of("node")),
            entry(AdminEvents.NodeUndrained.class, Set.of("node")),
            entry(AdminEvents.NodeForgotten.class, Set.of("node")));

    /** They tell only that there was a change. */
    private static final Set<String> OF_EVERY_CHANGE = Set.of("createdAt", "updatedAt", "version");

    private static final Map<String, Class<? extends Payload>> PAYLOADS = Service.all()
            .flatMap(service -> service.events().stream())
            .collect(Collectors.toMap(Payload::typeOf, Function.identity()));

    private Particulars() {}

    /** By name, in the order of the record. Of what only a newer release knows nothing is told. */
    static Map<String, String> of(Event event) {
        Map<String, String> told = new LinkedHashMap<>();
        Class<? extends Payload> payload = PAYLOADS.get(event.type());
        if (payload != null) {
            gather(read(event, payload), "", told);
        }
        return told;
    }

    static Map<String, String> read(String text) {
        Map<String, String> told = new LinkedHashMap<>();
        new JsonObject(text).forEach(member -> told.put(member.getKey(), (String) member.getValue()));
        return told;
    }

    /** Something that was announced long ago may be beyond reading; that it happened is told anyway. */
    private static Object read(Event event, Class<? extends Payload> payload) {
        try {
            return event.as(payload);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static void gather(Object told, String place, Map<String, String> found) {
        if (told == null) {
            return;
        }
        RecordComponent[] components = told.getClass().getRecordComponents();
        for (RecordComponent component : components) {
            Object value = valueOf(told, component);
            if (value instanceof Record) {
                boolean isItself = components.length == 1 || value instanceof Conference;
                gather(value, isItself ? place : place + component.getName() + ".", found);
            } else if (isTold(told.getClass(), component.getName(), value)) {
                found.put(place + component.getName(), value.toString());
            }
        }
    }

    private static boolean isTold(Class<?> record, String name, Object value) {
        if (value instanceof String) {
            return TEXTS.getOrDefault(record, Set.of()).contains(name);
        }
        boolean harmless = value instanceof UUID
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof Temporal;
        return harmless && !OF_EVERY_CHANGE.contains(name);
    }

    private static Object valueOf(Object told, RecordComponent component) {
        try {
            return component.getAccessor().invoke(told);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Members of contracts are open to everybody", e);
        }
    }
}
