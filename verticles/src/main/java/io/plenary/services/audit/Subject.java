package io.plenary.services.audit;

import io.plenary.contracts.events.Event;
import java.util.Map;
import java.util.UUID;

/**
 * What an event is about.
 *
 * @param type such as {@code session}; null where it is about nothing in particular
 */
record Subject(String type, UUID id) {

    private static final String ID = "Id";
    private static final String OWNER = "organizationId";
    /** Where a member is not called by what it is. */
    private static final Map<String, String> TYPES = Map.of("keep", "speaker");

    /**
     * Records of events name first what they are about; those that do not are about their conference or organization.
     *
     * @param told what the event tells
     */
    static Subject of(Event event, Map<String, String> told) {
        return told.entrySet().stream()
                .filter(member -> isId(member.getKey()))
                .findFirst()
                .map(member -> new Subject(typeOf(member.getKey()), UUID.fromString(member.getValue())))
                .orElseGet(() -> placeOf(event));
    }

    private static boolean isId(String name) {
        return name.endsWith(ID) && !name.equals(OWNER) && name.indexOf('.') < 0;
    }

    private static String typeOf(String name) {
        String type = name.substring(0, name.length() - ID.length());
        return TYPES.getOrDefault(type, type);
    }

    private static Subject placeOf(Event event) {
        if (event.conferenceId() != null) {
            return new Subject("conference", event.conferenceId());
        }
        return event.organizationId() == null
                ? new Subject(null, null)
                : new Subject("organization", event.organizationId());
    }
}
