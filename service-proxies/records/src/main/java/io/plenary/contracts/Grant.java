package io.plenary.contracts;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Rights that a team gives in an organization.
 *
 * @param conferenceId where they hold, null for all conferences of the organization and for the organization itself
 * @param trackIds the tracks of the conference that they are limited to, empty for no limit
 */
public record Grant(Set<Right> rights, UUID conferenceId, Set<UUID> trackIds) {

    public Grant {
        rights = known(rights);
        trackIds = trackIds == null ? Set.of() : Set.copyOf(trackIds);
    }

    /** Those of a release to come are read as null. */
    private static Set<Right> known(Set<Right> rights) {
        return rights == null
                ? Set.of()
                : rights.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    boolean gives(Right right) {
        return rights.contains(right);
    }

    boolean isEverywhere() {
        return conferenceId == null;
    }

    boolean concerns(UUID conference) {
        return isEverywhere() || conferenceId.equals(conference);
    }

    boolean isLimited() {
        return !trackIds.isEmpty();
    }
}
