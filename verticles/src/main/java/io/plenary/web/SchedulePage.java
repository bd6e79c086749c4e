package io.plenary.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plenary.contracts.Json;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.speakers.Speaker;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * The schedule of a conference as one answer: conference, days, rooms, tracks, sessions and speakers. Made on a worker and
 * kept, plain and compressed.
 *
 * @param version of the program
 * @param etag strong, of the plain form
 */
public record SchedulePage(
        Conference conference,
        long version,
        String etag,
        Schedule schedule,
        List<Speaker> speakers,
        Buffer plain,
        Buffer gzip) {

    /** What part of a schedule is wanted; null members do not restrict. */
    public record Filter(String day, UUID trackId, UUID roomId) {

        public boolean isEmpty() {
            return day == null && trackId == null && roomId == null;
        }

        private boolean matches(Session session) {
            boolean placed = session.slot() != null;
            return (day == null
                            || placed
                                    && day.equals(String.valueOf(session.slot().day())))
                    && (trackId == null || trackId.equals(session.trackId()))
                    && (roomId == null || placed && roomId.equals(session.slot().roomId()));
        }
    }

    static SchedulePage of(Conference conference, Schedule schedule, List<Speaker> speakers) {
        Buffer plain = Buffer.buffer(json(conference, schedule, speakers));
        String etag = "\"" + schedule.version() + "." + conference.version() + "-"
                + Integer.toHexString(plain.hashCode()) + "\"";
        return new SchedulePage(
                conference, schedule.version(), etag, schedule, speakers, plain, Buffer.buffer(compressed(plain)));
    }

    /** The same page with the sessions that match, and their speakers. */
    public String filtered(Filter filter) {
        List<Session> sessions =
                schedule.sessions().stream().filter(filter::matches).toList();
        Set<UUID> credited = sessions.stream()
                .flatMap(session -> session.speakers().stream())
                .map(credit -> credit.speakerId())
                .collect(Collectors.toSet());
        Schedule part = new Schedule(
                schedule.conferenceId(),
                schedule.version(),
                schedule.updatedAt(),
                schedule.days(),
                schedule.rooms(),
                schedule.tracks(),
                sessions);
        return json(
                conference,
                part,
                speakers.stream().filter(speaker -> isAmong(credited, speaker)).toList());
    }

    /** A session may still credit an entry that was merged into the speaker. */
    private static boolean isAmong(Set<UUID> credited, Speaker speaker) {
        return credited.contains(speaker.id()) || speaker.mergedIds().stream().anyMatch(credited::contains);
    }

    /** The page with what the caller has on it as a further member. */
    public static String withMine(String page, String mine) {
        return page.substring(0, page.length() - 1) + ",\"mine\":" + mine + "}";
    }

    private static String json(Conference conference, Schedule schedule, List<Speaker> speakers) {
        ObjectNode page = Json.MAPPER.createObjectNode();
        page.set("conference", Json.MAPPER.valueToTree(conference));
        page.setAll((ObjectNode) Json.MAPPER.valueToTree(schedule));
        page.set(
                "speakers",
                Json.MAPPER.valueToTree(
                        speakers.stream().map(SchedulePage::brief).toList()));
        return page.toString();
    }

    /** Biographies are long and nobody reads them in a schedule. */
    private static Speaker brief(Speaker speaker) {
        return new Speaker(
                speaker.id(),
                speaker.organizationId(),
                speaker.name(),
                null,
                speaker.affiliation(),
                speaker.avatarUrl(),
                List.of(),
                speaker.mergedIds(),
                null,
                null,
                speaker.version());
    }

    private static byte[] compressed(Buffer plain) {
        return compressed(plain.getBytes());
    }

    public static byte[] compressed(String text) {
        return compressed(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to write", e);
        }
        return compressed.toByteArray();
    }
}
