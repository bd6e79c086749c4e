package io.plenary.formats.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.ProgramDay;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.document.ProgramRoom;
import io.plenary.formats.document.ProgramTrack;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.text.PlainText;
import io.plenary.formats.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Interprets what a reader found: the same rules for every format. */
public final class ProgramAssembler {

    private final RawProgram raw;
    private final Findings findings;
    /** What the plain file says, by which its events are read: what travels beside is a difference to just that. */
    private final ConferenceInfo plain;

    private final ConferenceInfo conference;
    /** Of local times. */
    private final ZoneId zone;

    private final Bounds bounds;

    private final ZoneId conferenceZone;

    /** @param conferenceZone zone of the program days, and of local times when the file names none */
    public ProgramAssembler(RawProgram raw, ZoneId conferenceZone, Findings findings) {
        this.raw = raw;
        this.conferenceZone = conferenceZone;
        this.findings = findings;
        bounds = new Bounds(findings);
        plain = conference();
        conference = Extension.apply(plain, beyond("conference"), ConferenceInfo.class, null, findings);
        zone = Stream.of(plain.timeZone(), conference.timeZone(), conferenceZone)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    public ProgramDocument assemble() {
        List<ProgramDay> declared = new ArrayList<>();
        for (int i = 0; i < raw.days.size(); i++) {
            declared.add(day(raw.days.get(i), i + 1));
        }
        boolean daysFirst = "pretalx".equalsIgnoreCase(raw.get("generator"));
        EntryTimes times = new EntryTimes(plain, zone, conferenceZone, daysFirst, findings);
        EntryAssembler assembler = new EntryAssembler(times, declared, raw.people, findings);
        List<Entry> entries = raw.events.stream().map(assembler::entry).toList();
        raw.people.reportOthers(findings);
        List<ProgramDay> days =
                Extension.apply(distinct(declared, entries), beyond("days"), ProgramDay.class, findings);
        List<ProgramRoom> rooms = Extension.apply(rooms(entries), beyond("rooms"), ProgramRoom.class, findings);
        List<ProgramTrack> tracks = Extension.apply(tracks(entries), beyond("tracks"), ProgramTrack.class, findings);
        // Events go first: what is wrong with a room or a track is told with the line of one.
        List<Entry> restored = restored(entries);
        return new ProgramDocument(
                bounds.conference(conference), days, bounds.rooms(rooms), bounds.tracks(tracks), restored);
    }

    /** The entries with what travelled beside them: by guid in JSON, else within the event. */
    private List<Entry> restored(List<Entry> entries) {
        JsonNode beside = beyond("events");
        List<Entry> restored = new ArrayList<>();
        int parts = 0;
        for (Entry entry : entries) {
            RawEvent event = raw.events.get(restored.size());
            JsonNode difference = beside == null || entry.guid() == null
                    ? Extension.parse(event.beyond, event.line, findings)
                    : beside.get(entry.guid().toString());
            parts += Extension.size(difference);
            ReadingLimits.checkParts(parts, event.line);
            Entry whole = Extension.apply(entry, difference, Entry.class, event.line, findings);
            restored.add(bounds.entry(whole, restored.size()));
        }
        return restored;
    }

    private JsonNode beyond(String part) {
        return raw.beyond == null ? null : raw.beyond.get(part);
    }

    private ConferenceInfo conference() {
        Integer change = Times.timeOfDay(raw.get("day_change"));
        LocalTime dayChange = change == null ? null : LocalTime.of(change / 60 % 24, change % 60);
        Length slot = Length.read(raw.get("timeslot_duration"), false);
        String version = raw.get("version") == null ? raw.get("release") : raw.get("version");
        String subtitle = Objects.equals(raw.get("subtitle"), raw.get("title")) ? null : raw.get("subtitle");
        return new ConferenceInfo(
                raw.get("acronym"),
                raw.get("title"),
                subtitle,
                raw.get("venue"),
                raw.get("city"),
                date("start"),
                date("end"),
                fileZone(),
                dayChange,
                slot == null ? null : slot.minutes(),
                address("base_url"),
                address("url"),
                Texts.color(raw.get("primary")),
                Texts.color(raw.get("background")),
                version,
                address("logo"));
    }

    private String address(String field) {
        String url = raw.get(field);
        if (Texts.isHarmless(url)) {
            return url;
        }
        findings.add(FindingCode.UNSAFE_URL, Map.of("address", url), null, null);
        return null;
    }

    private LocalDate date(String field) {
        LocalDate date = Times.date(raw.get(field));
        if (date == null && raw.get(field) != null) {
            findings.add(FindingCode.BAD_DATE, Map.of("field", field), null, null);
        }
        return date;
    }

    private ZoneId fileZone() {
        String name = raw.get("time_zone_name");
        ZoneId named = Times.zone(name);
        if (named == null && name != null) {
            findings.add(FindingCode.UNKNOWN_ZONE, Map.of("zone", name), null, null);
        }
        if (named != null && !raw.absolute && !named.getRules().equals(conferenceZone.getRules())) {
            findings.add(
                    FindingCode.FILE_ZONE_DIFFERS, Map.of("zone", named, "conferenceZone", conferenceZone), null, null);
        }
        return named;
    }

    private ProgramDay day(RawProgram.RawDay day, int position) {
        Integer written = Ids.number(PlainText.line(day.index()));
        int index = written == null ? position : written;
        LocalDate date = Times.date(PlainText.line(day.date()));
        if (date == null) {
            boolean counted = conference.start() != null && index <= ReadingLimits.DAYS;
            date = counted ? conference.start().plusDays(index - 1L) : null;
            findings.add(FindingCode.DAY_WITHOUT_DATE, day.line(), null);
        }
        return new ProgramDay(index, date, instant(day.start()), instant(day.end()));
    }

    private Instant instant(String text) {
        TemporalAccessor moment = Times.moment(PlainText.line(text));
        if (moment instanceof OffsetDateTime precise) {
            return precise.toInstant();
        }
        return moment instanceof LocalDateTime local ? local.atZone(zone).toInstant() : null;
    }

    /** One day for each date, in their order; also for dates that only entries name. */
    private List<ProgramDay> distinct(List<ProgramDay> declared, List<Entry> entries) {
        Map<LocalDate, ProgramDay> byDate = new TreeMap<>();
        for (ProgramDay day : declared) {
            if (day.date() != null && byDate.putIfAbsent(day.date(), day) != null) {
                findings.add(FindingCode.REPEATED_DAY, Map.of("day", day.date()), null, null);
            }
        }
        boolean more = false;
        for (Entry entry : entries) {
            more |= entry.day() != null
                    && byDate.putIfAbsent(entry.day(), new ProgramDay(0, entry.day(), null, null)) == null;
        }
        List<ProgramDay> days = new ArrayList<>(byDate.values());
        boolean counted = days.stream().map(ProgramDay::index).distinct().count() == days.size();
        boolean ordered = days.stream()
                .sorted(Comparator.comparingInt(ProgramDay::index))
                .toList()
                .equals(days);
        return more || !counted || !ordered ? numbered(days) : days;
    }

    private static List<ProgramDay> numbered(List<ProgramDay> days) {
        List<ProgramDay> numbered = new ArrayList<>();
        for (ProgramDay day : days) {
            numbered.add(new ProgramDay(numbered.size() + 1, day.date(), day.start(), day.end()));
        }
        return numbered;
    }

    private List<ProgramRoom> rooms(List<Entry> entries) {
        Map<String, ProgramRoom> byName = new LinkedHashMap<>();
        raw.rooms.forEach(room -> byName.merge(
                room.name(),
                room,
                (old, other) -> old.guid() == null && other.guid() != null && old.equals(ProgramRoom.named(old.name()))
                        ? other
                        : old));
        entries.stream()
                .map(Entry::room)
                .filter(Objects::nonNull)
                .forEach(name -> byName.computeIfAbsent(name, ProgramRoom::named));
        return distinct(byName.values());
    }

    /** Some files give every room the same guid; only the first can keep it. */
    private List<ProgramRoom> distinct(Collection<ProgramRoom> rooms) {
        Set<UUID> guids = new HashSet<>();
        List<ProgramRoom> distinct = new ArrayList<>();
        for (ProgramRoom room : rooms) {
            boolean repeated = room.guid() != null && !guids.add(room.guid());
            if (repeated) {
                findings.add(FindingCode.REPEATED_ROOM_GUID, Map.of("room", room.name()), null, null);
            }
            distinct.add(repeated ? room.withoutGuid() : room);
        }
        return distinct;
    }

    private List<ProgramTrack> tracks(List<Entry> entries) {
        Map<String, ProgramTrack> byName = new LinkedHashMap<>();
        raw.tracks.forEach(track -> byName.putIfAbsent(track.name(), track));
        entries.stream()
                .map(Entry::track)
                .filter(Objects::nonNull)
                .forEach(name -> byName.computeIfAbsent(name, ProgramTrack::named));
        return List.copyOf(byName.values());
    }
}
