package io.plenary.web.pages;

import io.plenary.runtime.ClientAddresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An address of the client at which strangers are shown something, and the server has it in words.
 *
 * @param slug of the conference, or its id; null for the platform's own page
 * @param id null where the page is of no single session or speaker
 */
record PageAddress(Kind kind, String slug, UUID id) {

    enum Kind {
        HOME("home-page"),
        CONFERENCE("conference-page"),
        SCHEDULE("schedule-page"),
        SESSION("session-page"),
        SPEAKERS("speakers-page"),
        SPEAKER("speaker-page"),
        ROOMS("rooms-page"),
        ROOM("room-page"),
        TRACKS("tracks-page"),
        TRACK("track-page");

        private final String element;

        Kind(String element) {
            this.element = element;
        }
    }

    /** As the client reads slugs; ids of conferences are of these signs too. */
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{2,64}");

    /** What a segment that is no id stands for: nothing has it. */
    private static final UUID NOBODY = new UUID(0, 0);

    private record Route(Kind kind, Pattern pattern) {}

    /** Those of a list of the client's addresses. */
    static final class Finder {

        private final List<Route> routes;

        Finder(ClientAddresses list) {
            Map<String, ClientAddresses.Page> pages = list.pages().stream()
                    .collect(Collectors.toMap(ClientAddresses.Page::element, page -> page, (first, other) -> first));
            routes = Stream.of(Kind.values())
                    .map(kind -> new Route(kind, pages.get(kind.element).pattern()))
                    .toList();
        }

        Optional<PageAddress> at(String path) {
            for (Route route : routes) {
                Matcher found = route.pattern().matcher(path);
                if (found.matches()) {
                    return of(route.kind(), found);
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<PageAddress> of(Kind kind, Matcher found) {
        List<String> segments = IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .toList();
        if (segments.isEmpty()) {
            return Optional.of(new PageAddress(kind, null, null));
        }
        UUID id = segments.size() > 1 ? id(segments.get(1)).orElse(NOBODY) : null;
        return SLUG.matcher(segments.get(0)).matches()
                ? Optional.of(new PageAddress(kind, segments.get(0), id))
                : Optional.empty();
    }

    /** Of a segment that is one. */
    static Optional<UUID> id(String segment) {
        try {
            return Optional.of(UUID.fromString(segment))
                    .filter(id -> id.toString().equalsIgnoreCase(segment));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
