package io.plenary.launch.backup;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whose rows a backup has.
 *
 * @param organizationId null for all of them
 * @param slug of the organization or conference; null for all
 * @param conferences those it is about; where it has all, those there are
 */
record Scope(Kind kind, UUID organizationId, String slug, List<Conference> conferences) {

    enum Kind {
        WHOLE,
        ORGANIZATION,
        CONFERENCE
    }

    /**
     * A conference with a database.
     *
     * @param server where that is; null for the main one
     */
    record Conference(UUID id, UUID organizationId, String slug, String server) {}

    /** @param servers of conferences, by their ids */
    Scope at(Map<UUID, String> servers) {
        List<Conference> found = conferences.stream()
                .map(one -> new Conference(one.id(), one.organizationId(), one.slug(), servers.get(one.id())))
                .toList();
        return new Scope(kind, organizationId, slug, found);
    }

    boolean isWhole() {
        return kind == Kind.WHOLE;
    }

    /** As SQL: the ids of the conferences, one that is nobody's if there are none. */
    String conferenceIds() {
        return conferences.isEmpty()
                ? "null::uuid"
                : conferences.stream()
                        .map(conference -> "'" + conference.id() + "'")
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return switch (kind) {
            case WHOLE -> "the whole installation";
            case ORGANIZATION -> "the organization " + slug;
            case CONFERENCE -> "the conference " + slug;
        };
    }
}
