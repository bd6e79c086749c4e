package io.plenary.web;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Json;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.web.Prepared.Caching;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.plenary.web.contract.Compression;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schedule of a conference as one answer: conference, days, rooms, tracks, sessions and speakers. Made on a worker and
 * kept, plain and compressed.
 *
 * @param version of the program
 * @param etag strong, of the plain form
 * @param sessionIds of all its sessions
 * @param degraded what is missing since a service did not answer; null where nothing is
 * @param draft true for what is not released, else null
 */
public record SchedulePage(
        Conference conference,
        long version,
        String etag,
        Schedule schedule,
        List<Speaker> speakers,
        Set<UUID> sessionIds,
        List<String> degraded,
        Boolean draft,
        Buffer plain,
        Buffer gzip) {

    /** What part of a schedule is wanted; null members do not restrict. */
    public record Filter(String day, UUID trackId, UUID roomId, UUID sessionId) {

        public Filter(String day, UUID trackId, UUID roomId) {
            this(day, trackId, roomId, null);
        }

        public boolean isEmpty() {
            return day == null && !isFiner();
        }

        /** A conference has few days, and visitors ask for one of them all the time. */
        public boolean isOfDay() {
            return day != null && !isFiner();
        }

        private boolean isFiner() {
            return trackId != null || roomId != null || sessionId != null;
        }

        private boolean matches(Session session) {
            boolean placed = session.slot() != null;
            return (day == null
                            || placed
                                    && day.equals(String.valueOf(session.slot().day())))
                    && (sessionId == null || sessionId.equals(session.id()))
                    && (trackId == null || trackId.equals(session.trackId()))
                    && (roomId == null || placed && roomId.equals(session.slot().roomId()));
        }
    }

    static SchedulePage of(Conference conference, Schedule schedule, Part<List<Speaker>> speakers, Boolean draft) {
        List<String> degraded = speakers.missing() == null ? null : List.of(speakers.missing());
        Buffer plain =
                Buffer.buffer(json(conference, schedule, schedule.sessions(), speakers.value(), degraded, draft));
        String etag = "\"" + schedule.version() + "." + conference.version() + "-"
                + Integer.toHexString(plain.hashCode()) + "\"";
        return new SchedulePage(
                conference,
                schedule.version(),
                etag,
                schedule,
                speakers.value(),
                schedule.sessions().stream().map(Session::id).collect(Collectors.toUnmodifiableSet()),
                degraded,
                draft,
                plain,
                Compression.gzip(plain));
    }

    /** About the bytes it takes: the records that were parsed weigh a few times their text. */
    int weight() {
        return 4 * plain.length() + gzip.length();
    }

    /** A draft is for its organization. */
    public Caching caching() {
        return conference.visibleToAll() && draft == null ? Caching.SHARED : Caching.PRIVATE;
    }

    /** The whole page in the form the caller accepts. */
    public Answer answer(Call call, Caching kept) {
        return Prepared.answer(call, kept, plain, gzip, etag);
    }

    /**
     * The date of a program day.
     *
     * @param wanted its date, its index or {@code current}; null for none
     */
    public String date(String wanted, Instant now) {
        boolean isCurrent = "current".equals(wanted);
        return days().filter(day -> isCurrent
                        ? isOn(day, now)
                        : Integer.toString(day.index()).equals(wanted))
                .findFirst()
                .or(() -> days().findFirst().filter(first -> isCurrent))
                .map(day -> day.date().toString())
                .orElse(isCurrent ? null : wanted);
    }

    private Stream<Day> days() {
        return schedule.days().stream();
    }

    private boolean isOn(Day day, Instant now) {
        boolean begun =
                days().findFirst().filter(first -> !now.isBefore(first.start())).isPresent();
        return begun && now.isBefore(day.end());
    }

    /** What a filter names and the conference does not have. */
    public List<FieldError> unknown(Filter filter) {
        List<FieldError> faults = new ArrayList<>();
        boolean isDay = filter.day() == null
                || schedule.days().stream()
                        .anyMatch(day -> filter.day().equals(day.date().toString()));
        if (!isDay) {
            faults.add(Fault.UNKNOWN_REFERENCE.at("query/day"));
        }
        if (filter.trackId() != null
                && schedule.tracks().stream().noneMatch(track -> track.id().equals(filter.trackId()))) {
            faults.add(Fault.UNKNOWN_REFERENCE.at("query/track"));
        }
        if (filter.roomId() != null
                && schedule.rooms().stream().noneMatch(room -> room.id().equals(filter.roomId()))) {
            faults.add(Fault.UNKNOWN_REFERENCE.at("query/room"));
        }
        return faults;
    }

    /** A part of the page, ready to send; takes a while. */
    public Prepared part(Filter filter, String tag) {
        Buffer part = filtered(filter);
        return new Prepared(part, Compression.gzip(part), tag);
    }

    /** The same page with the sessions that match, and their speakers. */
    public Buffer filtered(Filter filter) {
        List<Session> sessions =
                schedule.sessions().stream().filter(filter::matches).toList();
        return Buffer.buffer(json(conference, schedule, sessions, speakers, degraded, draft));
    }

    private static String json(
            Conference conference,
            Schedule schedule,
            List<Session> sessions,
            List<Speaker> speakers,
            List<String> degraded,
            Boolean draft) {
        return Json.write(BriefSchedule.of(conference, schedule, sessions, speakers, degraded, draft));
    }
}
