package io.plenary.web;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.contracts.program.Track;
import io.plenary.contracts.speakers.Speaker;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A schedule as it travels: what a grid, a list and a search over them need. It is loaded as a whole, on phones at a crowded
 * venue, so whatever is read of one session at a time stays in that session's own answer.
 */
record BriefSchedule(
        Conference conference,
        long version,
        Instant updatedAt,
        List<Day> days,
        List<Room> rooms,
        List<Track> tracks,
        List<BriefSession> sessions,
        List<BriefSpeaker> speakers,
        List<String> degraded,
        Boolean draft) {

    record BriefSession(
            UUID id,
            String title,
            String subtitle,
            String type,
            String language,
            UUID trackId,
            Slot slot,
            List<BriefCredit> speakers,
            SessionStatus status,
            boolean doNotRecord,
            int sequence,
            long version) {}

    /** @param name as credited; null where it is the speaker's own */
    record BriefCredit(UUID speakerId, String name) {}

    /** @param picture true where there is one, else null: it need not travel */
    record BriefSpeaker(UUID id, String name, String affiliation, Boolean picture) {}

    /**
     * @param speakers everybody these sessions credit, and perhaps others
     * @param degraded what is missing; null where nothing is
     * @param draft true for what is not released, else null: it need not travel
     */
    static BriefSchedule of(
            Conference conference,
            Schedule schedule,
            List<Session> sessions,
            List<Speaker> speakers,
            List<String> degraded,
            Boolean draft) {
        Map<UUID, Speaker> byEveryId = byEveryId(speakers);
        List<BriefSession> brief =
                sessions.stream().map(session -> brief(session, byEveryId)).toList();
        Set<UUID> credited = brief.stream()
                .flatMap(session -> session.speakers().stream())
                .map(BriefCredit::speakerId)
                .collect(Collectors.toSet());
        return new BriefSchedule(
                conference,
                schedule.version(),
                schedule.updatedAt(),
                schedule.days(),
                schedule.rooms(),
                schedule.tracks(),
                brief,
                speakers.stream()
                        .filter(speaker -> credited.contains(speaker.id()))
                        .map(speaker -> new BriefSpeaker(
                                speaker.id(),
                                speaker.name(),
                                speaker.affiliation(),
                                speaker.avatarUrl() == null ? null : true))
                        .toList(),
                degraded,
                draft);
    }

    /** A session may still credit an entry that was merged into the speaker. */
    private static Map<UUID, Speaker> byEveryId(List<Speaker> speakers) {
        Map<UUID, Speaker> byId = new HashMap<>();
        for (Speaker speaker : speakers) {
            byId.put(speaker.id(), speaker);
            speaker.mergedIds().forEach(id -> byId.put(id, speaker));
        }
        return byId;
    }

    private static BriefSession brief(Session session, Map<UUID, Speaker> speakers) {
        return new BriefSession(
                session.id(),
                session.title(),
                session.subtitle(),
                session.type(),
                session.language(),
                session.trackId(),
                session.slot(),
                session.speakers().stream()
                        .map(credit -> brief(credit, speakers.get(credit.speakerId())))
                        .distinct()
                        .toList(),
                session.status(),
                session.doNotRecord(),
                session.sequence(),
                session.version());
    }

    private static BriefCredit brief(Credit credit, Speaker speaker) {
        if (speaker == null) {
            return new BriefCredit(credit.speakerId(), credit.name());
        }
        return new BriefCredit(speaker.id(), speaker.name().equals(credit.name()) ? null : credit.name());
    }
}
