package io.plenary.web.pages;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Track;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.web.SchedulePage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A program with what its parts refer to. */
final class Program {

    private final SchedulePage page;
    private final Map<UUID, Room> rooms;
    private final Map<UUID, Track> tracks;
    private final Map<UUID, Speaker> speakers = new HashMap<>();

    Program(SchedulePage page) {
        this.page = page;
        Schedule schedule = page.schedule();
        rooms = schedule.rooms().stream().collect(Collectors.toMap(Room::id, Function.identity()));
        tracks = schedule.tracks().stream().collect(Collectors.toMap(Track::id, Function.identity()));
        for (Speaker speaker : page.speakers()) {
            // A session may still credit an entry that was merged into the speaker.
            speaker.mergedIds().forEach(id -> speakers.put(id, speaker));
            speakers.put(speaker.id(), speaker);
        }
    }

    Conference conference() {
        return page.conference();
    }

    List<Day> days() {
        return page.schedule().days();
    }

    /** What names some sessions as the client reads them. */
    String part(SchedulePage.Filter filter) {
        return page.filtered(filter).toString();
    }

    /** In order of their start, which a schedule has them in. */
    List<Session> sessions() {
        return page.schedule().sessions();
    }

    List<Session> sessionsOf(Day day) {
        return sessions().stream()
                .filter(session -> day.date().equals(dayOf(session)))
                .toList();
    }

    /** The day of the program; null for what has no time yet. */
    LocalDate dayOf(Session session) {
        if (session.slot() == null) {
            return null;
        }
        return session.slot().day() != null
                ? session.slot().day()
                : session.slot()
                        .start()
                        .atZone(ZoneId.of(conference().timeZone()))
                        .toLocalDate();
    }

    Optional<Day> programDay(Session session) {
        LocalDate date = dayOf(session);
        return days().stream().filter(day -> day.date().equals(date)).findFirst();
    }

    Optional<Session> session(UUID id) {
        return sessions().stream().filter(session -> session.id().equals(id)).findFirst();
    }

    List<Session> sessionsBy(Speaker speaker) {
        return sessions().stream()
                .filter(session -> session.speakers().stream()
                        .anyMatch(credit -> speaker.equals(speakers.get(credit.speakerId()))))
                .toList();
    }

    /** Everybody with what they do, by name. */
    Map<Speaker, List<Session>> speakers() {
        Map<UUID, List<Session>> byId = new HashMap<>();
        sessions().forEach(session -> session.speakers().stream()
                .map(credit -> speakers.get(credit.speakerId()))
                .filter(Objects::nonNull)
                .map(Speaker::id)
                .distinct()
                .forEach(id ->
                        byId.computeIfAbsent(id, first -> new ArrayList<>()).add(session)));
        Map<Speaker, List<Session>> found = new LinkedHashMap<>();
        byId.keySet().stream()
                .map(speakers::get)
                .sorted(Comparator.comparing(Speaker::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Speaker::id))
                .forEach(speaker -> found.put(speaker, byId.get(speaker.id())));
        return found;
    }

    /** Null where nobody of this id speaks here. */
    Speaker speaker(UUID id) {
        return speakers.get(id);
    }

    /** In their order. */
    List<Room> rooms() {
        return page.schedule().rooms();
    }

    /** In their order. */
    List<Track> tracks() {
        return page.schedule().tracks();
    }

    Optional<Room> room(UUID id) {
        return Optional.ofNullable(rooms.get(id));
    }

    Optional<Track> track(UUID id) {
        return Optional.ofNullable(tracks.get(id));
    }

    List<Session> sessionsIn(Room room) {
        return sessions().stream().filter(session -> room.equals(room(session))).toList();
    }

    List<Session> sessionsOf(Track track) {
        return sessions().stream()
                .filter(session -> track.equals(track(session)))
                .toList();
    }

    Room room(Session session) {
        return session.slot() == null ? null : rooms.get(session.slot().roomId());
    }

    Track track(Session session) {
        return tracks.get(session.trackId());
    }

    /** As they are credited. */
    List<String> names(Session session) {
        return session.speakers().stream().map(this::name).distinct().toList();
    }

    String name(Credit credit) {
        Speaker speaker = speakers.get(credit.speakerId());
        String name = credit.name() != null || speaker == null ? credit.name() : speaker.name();
        return name == null ? "" : name;
    }
}
