package io.plenary.contracts.organizations;

import java.util.List;
import java.util.UUID;

/**
 * A conference that a team works on.
 *
 * @param trackIds the tracks that its rights are limited to, empty for the whole conference
 */
public record TeamReach(UUID conferenceId, List<UUID> trackIds) {

    public TeamReach {
        trackIds = trackIds == null ? List.of() : List.copyOf(trackIds);
    }
}
