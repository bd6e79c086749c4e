package io.plenary.web.pages;

import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Track;
import io.plenary.web.client.Content;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages of the rooms and tracks of a conference: what is on in each. For workers. */
final class PlacePages {

    /** A room or a track in a list. */
    public record Place(String href, String name, String about, String facts) {}

    /** What a page is about, and where it and the list are that it belongs to. */
    private record Subject(String kind, String name, String facts, String list, String own) {}

    private final PageParts parts;
    private final Program program;
    private final SiteAddresses addresses;
    private final Words words;

    PlacePages(PageParts parts) {
        this.parts = parts;
        program = parts.program;
        addresses = parts.addresses;
        words = parts.words;
    }

    private String slug() {
        return parts.slug();
    }

    Content rooms() {
        List<Place> places = program.rooms().stream()
                .map(room -> new Place(
                        parts.style.link(addresses.room(slug(), room.id())),
                        room.name(),
                        Texts.line(room.description()),
                        facts(seats(room), count(program.sessionsIn(room)))))
                .toList();
        JsonObject data = parts.data.list(program.rooms().stream()
                .map(room -> new StructuredData.Item(room.name(), addresses.room(slug(), room.id())))
                .toList());
        return list("rooms", addresses.rooms(slug()), places, data);
    }

    Content tracks() {
        List<Place> places = program.tracks().stream()
                .map(track -> new Place(
                        parts.style.link(addresses.track(slug(), track.id())),
                        track.name(),
                        "",
                        count(program.sessionsOf(track))))
                .toList();
        JsonObject data = parts.data.list(program.tracks().stream()
                .map(track -> new StructuredData.Item(track.name(), addresses.track(slug(), track.id())))
                .toList());
        return list("tracks", addresses.tracks(slug()), places, data);
    }

    private Content list(String kind, String path, List<Place> places, JsonObject data) {
        String heading = words.get(kind + ".title");
        String title = parts.conference.title();
        Head head = parts.head(
                parts.style.title(heading, title),
                heading + " · " + title,
                words.fill(kind + ".description", title),
                path);
        return parts.writer()
                .with("heading", heading)
                .with(
                        "count",
                        places.isEmpty() ? words.get(kind + ".none") : words.count(kind + ".count", places.size()))
                .with("places", places)
                .data(data)
                .write("place-list", head, "schedule");
    }

    /** @param id of a room that there is */
    Content room(UUID id) {
        Room room = program.room(id).orElseThrow();
        List<Session> sessions = program.sessionsIn(room);
        String facts = facts(Texts.line(room.description()), seats(room), count(sessions));
        return place(
                new Subject("room", room.name(), facts, addresses.rooms(slug()), addresses.room(slug(), id)),
                sessions,
                parts.data.room(room, sessions));
    }

    /** @param id of a track that there is */
    Content track(UUID id) {
        Track track = program.track(id).orElseThrow();
        List<Session> sessions = program.sessionsOf(track);
        return place(
                new Subject(
                        "track", track.name(), count(sessions), addresses.tracks(slug()), addresses.track(slug(), id)),
                sessions,
                parts.data.sessions(sessions));
    }

    private Content place(Subject subject, List<Session> sessions, JsonObject data) {
        String title = parts.conference.title();
        Head head = parts.head(
                parts.style.title(subject.name(), title),
                subject.name(),
                words.fill(subject.kind() + ".description", subject.name(), title),
                subject.own());
        return parts.writer()
                .with("subject", subject.name())
                .with("facts", subject.facts())
                .with("listPath", parts.style.link(subject.list()))
                .with("list", words.get(subject.kind() + "s.title"))
                .with("days", parts.byDay(sessions))
                .with("none", words.get(subject.kind() + ".none"))
                .data(data)
                .write("place", head, "schedule");
    }

    private String seats(Room room) {
        return room.capacity() == null ? "" : words.count("room.seats", room.capacity());
    }

    private String count(List<Session> sessions) {
        return words.count("sessions.count", sessions.size());
    }

    private static String facts(String... facts) {
        return Stream.of(facts)
                .filter(Objects::nonNull)
                .filter(fact -> !fact.isBlank())
                .collect(Collectors.joining(" · "));
    }
}
