package io.plenary.web.live;

import io.plenary.contracts.live.PersonHere;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is in a room.
 *
 * @param count of all people
 * @param people those of them who agreed to be named, at most so many as are shown
 */
record Here(int count, List<PersonHere> people) {

    static final int MOST_NAMES = 50;
    static final Here NOBODY = new Here(0, List.of());

    static Here of(int count, Map<UUID, PersonHere> named) {
        return new Here(count, named.values().stream().limit(MOST_NAMES).toList());
    }

    /** Whoever is in it by way of two gateways is named once. */
    Here and(Here other) {
        List<PersonHere> all = other.people.isEmpty()
                ? people
                : List.copyOf(Stream.concat(people.stream(), other.people.stream())
                        .collect(Collectors.toMap(PersonHere::id, each -> each, (one, same) -> one, LinkedHashMap::new))
                        .values());
        return new Here(count + other.count, all.stream().limit(MOST_NAMES).toList());
    }
}
