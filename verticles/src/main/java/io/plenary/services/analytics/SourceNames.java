package io.plenary.services.analytics;

import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.notes.NoteEvents;
import io.plenary.contracts.organizations.OrganizationEvents;
import io.plenary.contracts.profiles.ProfileEvents;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.speakers.SpeakerEvents;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which outboxes there are, and which of them an event comes from. */
final class SourceNames {

    private static final String ADMIN = "admin";

    private static final Map<String, Class<?>> EVENTS_BY_SERVICE = Map.of(
            "auth", AuthEvents.class,
            "organizations", OrganizationEvents.class,
            "profiles", ProfileEvents.class,
            "conferences", ConferenceEvents.class,
            "speakers", SpeakerEvents.class,
            "notes", NoteEvents.class);

    private static final Map<String, String> SERVICE_BY_TYPE = EVENTS_BY_SERVICE.entrySet().stream()
            .flatMap(entry -> types(entry.getValue()).map(type -> Map.entry(type, entry.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> PROGRAM_TYPES = types(ProgramEvents.class).collect(Collectors.toUnmodifiableSet());

    private SourceNames() {}

    /** The services with an outbox of their own. */
    static List<String> services() {
        return Stream.concat(EVENTS_BY_SERVICE.keySet().stream(), Stream.of(ADMIN))
                .sorted()
                .toList();
    }

    /** The outbox in a conference's own database. */
    static String ofConference(UUID conferenceId) {
        return "program." + conferenceId;
    }

    /** The types of events that ring. */
    static List<String> types() {
        return Stream.concat(SERVICE_BY_TYPE.keySet().stream(), PROGRAM_TYPES.stream())
                .sorted()
                .toList();
    }

    /** Where an event that was announced can be read. */
    static Optional<String> of(Event event) {
        return PROGRAM_TYPES.contains(event.type())
                ? Optional.ofNullable(event.conferenceId()).map(SourceNames::ofConference)
                : Optional.ofNullable(SERVICE_BY_TYPE.get(event.type()));
    }

    private static Stream<String> types(Class<?> events) {
        return Arrays.stream(events.getFields()).map(SourceNames::value);
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Names of events are public", e);
        }
    }
}
