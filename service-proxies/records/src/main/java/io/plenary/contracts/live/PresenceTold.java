package io.plenary.contracts.live;

import io.plenary.contracts.events.Passing;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How many people are in rooms by way of one gateway. What is not told again for some seconds does not hold any more: the
 * gateway may be gone.
 *
 * @param gateway which of them tells
 * @param counts by the conference and the name of the room; zero where it has just become empty
 * @param people those of them who agreed to be named, at most as many as are shown; none for a room that is not among these
 */
public record PresenceTold(UUID gateway, Map<String, Integer> counts, Map<String, List<PersonHere>> people)
        implements Passing {

    public PresenceTold {
        counts = counts == null ? Map.of() : Map.copyOf(counts);
        people = people == null ? Map.of() : Map.copyOf(people);
    }
}
