package io.plenary.services.program.exchange.exports;

import io.plenary.contracts.conferences.Colors;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Slot;
import io.plenary.contracts.program.Track;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.EntryStatus;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDay;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.document.ProgramRoom;
import io.plenary.formats.document.ProgramTrack;
import io.plenary.formats.document.Recording;
import io.plenary.services.program.conference.ProgramSize;
import io.plenary.services.program.conference.ProgramState;
import io.plenary.services.program.conference.ProgramStore;
import io.plenary.services.program.layout.Days;
import io.plenary.services.program.layout.RoomStore;
import io.plenary.services.program.layout.TrackStore;
import io.plenary.services.program.sessions.SessionStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The stored program as the formats see it. A session's guid is its id; a person's is the speaker's.
 *
 * @param speakers by every id that stands for them
 */
public record ProgramDocuments(
        Conference conference,
        ProgramVersion version,
        List<Session> sessions,
        List<Room> rooms,
        List<Track> tracks,
        Map<UUID, Speaker> speakers) {

    /** Three times what those of the largest congress say of themselves. */
    private static final long MOST_ABOUT_SPEAKERS = 3_000_000;

    /** Without speakers: credits say what they are called. */
    public static Future<ProgramDocuments> read(SqlClient sql, Conference conference) {
        var state = ProgramStore.read(sql);
        var rooms = RoomStore.all(sql);
        var tracks = TrackStore.all(sql);
        var sessions = SessionStore.allWhole(sql);
        return Future.all(state, rooms, tracks, sessions)
                .map(all -> new ProgramDocuments(
                        conference,
                        state.map(ProgramState::version).result(),
                        sessions.result(),
                        rooms.result(),
                        tracks.result(),
                        Map.of()));
    }

    public ProgramDocuments withSessions(List<Session> others) {
        return new ProgramDocuments(conference, version, others, rooms, tracks, speakers);
    }

    /** With as many speakers as there is room for: a file introduces each at every one of their sessions. */
    ProgramDocuments withSpeakers(Map<UUID, Speaker> found) {
        Map<UUID, Long> credits = sessions.stream()
                .flatMap(session -> session.speakers().stream())
                .collect(Collectors.groupingBy(Credit::speakerId, LinkedHashMap::new, Collectors.counting()));
        Map<UUID, Speaker> introduced = new HashMap<>();
        long room = MOST_ABOUT_SPEAKERS;
        for (UUID id : credits.keySet()) {
            long size = found.containsKey(id) ? credits.get(id) * size(found.get(id)) : 0;
            if (size > 0 && size <= room) {
                room -= size;
                introduced.put(id, found.get(id));
            }
        }
        return new ProgramDocuments(conference, version, sessions, rooms, tracks, introduced);
    }

    private static long size(Speaker speaker) {
        String link = speaker.links().isEmpty() ? null : speaker.links().get(0).url();
        return ProgramSize.EACH
                + ProgramSize.of(speaker.biography())
                + ProgramSize.of(speaker.avatarUrl())
                + ProgramSize.of(link);
    }

    /**
     * Where the whole conference is cancelled its title says so; each event says so too where the format knows a status, and
     * calendars take that for news.
     *
     * @param conferenceUrl public page of the conference on this instance; null where nobody knows of one
     */
    public ProgramDocument document(URI conferenceUrl, ExportFormat format) {
        Map<UUID, String> roomNames = rooms.stream().collect(Collectors.toMap(Room::id, Room::name));
        Map<UUID, String> trackNames = tracks.stream().collect(Collectors.toMap(Track::id, Track::name));
        return new ProgramDocument(
                info(conferenceUrl == null ? null : conferenceUrl + "/"),
                Days.of(conference, sessions).stream()
                        .map(day -> new ProgramDay(day.index(), day.date(), null, null))
                        .toList(),
                rooms.stream().map(ProgramDocuments::room).toList(),
                tracks.stream().map(ProgramDocuments::track).toList(),
                sessions.stream()
                        .map(session -> entry(session, roomNames, trackNames, format))
                        .toList());
    }

    private ConferenceInfo info(String baseUrl) {
        Colors colors = conference.colors();
        return new ConferenceInfo(
                conference.acronym(),
                isCancelled() ? "Cancelled: " + conference.title() : conference.title(),
                conference.subtitle(),
                conference.venue(),
                conference.city(),
                conference.startDate(),
                conference.endDate(),
                ZoneId.of(conference.timeZone()),
                null,
                null,
                baseUrl,
                conference.url(),
                colors == null ? null : colors.primary(),
                null,
                Long.toString(version.version()),
                conference.logoUrl());
    }

    private boolean isCancelled() {
        return conference.status() == ConferenceStatus.CANCELLED;
    }

    private static ProgramRoom room(Room room) {
        return new ProgramRoom(room.name(), room.id(), room.slug(), room.capacity(), room.description());
    }

    private static ProgramTrack track(Track track) {
        return new ProgramTrack(track.name(), track.slug(), track.color());
    }

    private Entry entry(
            Session session, Map<UUID, String> roomNames, Map<UUID, String> trackNames, ExportFormat format) {
        boolean isOff = isCancelled() && format == ExportFormat.ICS;
        Slot slot = session.slot();
        JsonObject extra = session.extra() == null ? new JsonObject() : session.extra();
        return new Entry(
                null,
                session.id(),
                session.number(),
                text(extra, ExtraMembers.CODE),
                slot == null ? null : slot.day(),
                slot == null ? null : slot.start(),
                slot == null ? 0 : slot.durationMinutes(),
                slot == null ? null : roomNames.get(slot.roomId()),
                trackNames.get(session.trackId()),
                session.slug(),
                session.title(),
                session.subtitle(),
                session.summary(),
                session.description(),
                session.type(),
                session.language(),
                recording(session, extra),
                isOff
                        ? EntryStatus.CANCELLED
                        : EntryStatus.valueOf(session.status().name()),
                session.url(),
                session.feedbackUrl(),
                text(extra, ExtraMembers.ORIGIN),
                session.logo(),
                session.speakers().stream().map(this::person).toList(),
                links(session.links()),
                links(session.attachments()),
                session.sequence() + (isOff ? 1 : 0),
                isOff ? later(session.updatedAt(), conference.updatedAt()) : session.updatedAt(),
                Map.of());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String text(JsonObject extra, String name) {
        return extra.getValue(name) instanceof String text ? text : null;
    }

    private static Recording recording(Session session, JsonObject extra) {
        String url = text(extra, ExtraMembers.RECORDING);
        boolean anything = session.license() != null || session.doNotRecord() || url != null;
        return anything ? new Recording(session.license(), session.doNotRecord() ? true : null, url) : null;
    }

    /** What an import takes of a person, as anybody can see it on the speaker's page; nobody's e-mail address is known. */
    private Person person(Credit credit) {
        Speaker speaker = speakers.get(credit.speakerId());
        return new Person(
                String.valueOf(credit.number()),
                credit.speakerId(),
                null,
                credit.name(),
                speaker == null ? null : speaker.avatarUrl(),
                speaker == null ? null : speaker.biography(),
                speaker == null || speaker.links().isEmpty()
                        ? null
                        : speaker.links().get(0).url());
    }

    private static List<ProgramLink> links(List<io.plenary.contracts.Link> links) {
        return links.stream()
                .map(link -> new ProgramLink(link.title(), link.url(), link.type()))
                .toList();
    }
}
