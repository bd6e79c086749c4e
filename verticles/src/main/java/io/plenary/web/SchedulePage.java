package io.plenary.web;

import io.plenary.contracts.Json;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.speakers.Speaker;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
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
        Buffer plain = Buffer.buffer(json(conference, schedule, schedule.sessions(), speakers));
        String etag = "\"" + schedule.version() + "." + conference.version() + "-"
                + Integer.toHexString(plain.hashCode()) + "\"";
        return new SchedulePage(
                conference,
                schedule.version(),
                etag,
                schedule,
                speakers,
                plain,
                Buffer.buffer(compressed(plain.getBytes())));
    }

    /** Whether everybody may see it. */
    public boolean isPublic() {
        return Conferences.isPublic(conference);
    }

    /** The same page with the sessions that match, and their speakers. */
    public Buffer filtered(Filter filter) {
        List<Session> sessions =
                schedule.sessions().stream().filter(filter::matches).toList();
        return Buffer.buffer(json(conference, schedule, sessions, speakers));
    }

    private static String json(
            Conference conference, Schedule schedule, List<Session> sessions, List<Speaker> speakers) {
        return Json.write(BriefSchedule.of(conference, schedule, sessions, speakers));
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
