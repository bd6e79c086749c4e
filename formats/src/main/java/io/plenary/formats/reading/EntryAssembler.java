package io.plenary.formats.reading;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.EntryStatus;
import io.plenary.formats.document.Origin;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDay;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.document.Recording;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Interprets one event after the other; knows which ids were given out before. */
final class EntryAssembler {

    private final EntryTimes times;
    private final List<ProgramDay> days;
    private final PersonTable people;
    private final Prose prose;
    private final Findings findings;
    private final Set<UUID> guids = new HashSet<>();
    private final Set<Integer> numbers = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private int index = -1;

    EntryAssembler(EntryTimes times, List<ProgramDay> days, PersonTable people, Findings findings) {
        this.times = times;
        this.people = people;
        this.days = days;
        this.findings = findings;
        this.prose = new Prose(findings);
    }

    Entry entry(RawEvent raw) {
        ReadingLimits.checkTime(raw.line);
        index++;
        return entry(raw, guid(raw), number(raw));
    }

    private Entry entry(RawEvent raw, UUID guid, Integer number) {
        ProgramDay day = raw.day < 0 ? null : days.get(raw.day);
        Instant start = times.start(raw, day, index);
        LocalDate date = times.programDay(raw, day, start, index);
        Boolean optOut = flag(raw.get("do_not_record"));
        return new Entry(
                origin(raw),
                guid,
                number,
                raw.get("code"),
                date,
                start,
                times.duration(raw, start, index),
                room(raw),
                raw.get("track"),
                raw.get("slug"),
                title(raw),
                raw.get("subtitle"),
                block(raw, "abstract"),
                block(raw, "description"),
                raw.get("type"),
                raw.get("language"),
                Recording.of(raw.get("recording_license"), optOut, address(raw, raw.get("recording_url"))),
                status(raw),
                address(raw, raw.get("url")),
                address(raw, raw.get("feedback_url")),
                address(raw, raw.get("origin_url")),
                address(raw, raw.get("logo")),
                persons(raw),
                links(raw, raw.links),
                links(raw, raw.attachments),
                sequence(raw),
                times.instant(raw.get("last_modified")),
                raw.extra);
    }

    private UUID guid(RawEvent raw) {
        // The occurrences of a repeating event share their UID.
        String uid = raw.get("recurrence_id") == null ? raw.get("uid") : null;
        String written = raw.get("guid") == null ? uid : raw.get("guid");
        UUID guid = Ids.uuid(written);
        if (raw.get("guid") == null && guid == null) {
            findings.count(FindingCode.MISSING_GUID, raw.line);
        } else if (guid == null) {
            report(FindingCode.BAD_GUID, raw);
        } else if (!guids.add(guid)) {
            report(FindingCode.REPEATED_GUID, Map.of("guid", guid), raw);
            return null;
        }
        return guid;
    }

    private Integer number(RawEvent raw) {
        String written = raw.get("id");
        Integer number = Ids.number(written);
        if (written == null) {
            findings.count(FindingCode.MISSING_ID, raw.line);
        } else if (number == null) {
            report(FindingCode.BAD_ID, raw);
        } else if (!numbers.add(number)) {
            report(FindingCode.REPEATED_ID, Map.of("id", number.toString()), raw);
            return null;
        }
        return number;
    }

    private Origin origin(RawEvent raw) {
        String uid = raw.get("uid");
        if (uid != null && raw.get("recurrence_id") != null) {
            uid = uid + ";" + raw.get("recurrence_id");
        }
        String key = raw.get("guid") != null
                ? "guid:" + raw.get("guid").toLowerCase(Locale.ROOT)
                : uid != null
                        ? "uid:" + uid
                        : raw.get("id") != null ? "id:" + raw.get("id") : "title:" + raw.get("title");
        if (!keys.add(key) && key.startsWith("uid:")) {
            report(FindingCode.REPEATED_UID, raw);
        }
        return new Origin(raw.line, Ids.bounded(key), raw.get("guid"), raw.get("id"), uid);
    }

    private String room(RawEvent raw) {
        String own = raw.get("room");
        if (raw.containingRoom == null) {
            return own;
        }
        if (own != null && !own.equals(raw.containingRoom)) {
            raw.keepExtra("room", own);
            findings.count(FindingCode.ROOM_NAME_DIFFERS, raw.line);
        }
        return raw.containingRoom;
    }

    private String title(RawEvent raw) {
        if (raw.get("title") == null) {
            report(FindingCode.MISSING_TITLE, raw);
        }
        return raw.get("title");
    }

    private List<ProgramLink> links(RawEvent raw, List<ProgramLink> links) {
        return links.stream().filter(it -> address(raw, it.url()) != null).toList();
    }

    private List<Person> persons(RawEvent raw) {
        return raw.persons.stream()
                .map(people::completed)
                .map(it -> new Person(
                        it.id(),
                        it.guid(),
                        it.code(),
                        it.name(),
                        address(raw, it.avatar()),
                        it.biography(),
                        address(raw, it.url())))
                .toList();
    }

    private String address(RawEvent raw, String url) {
        if (Texts.isHarmless(url)) {
            return url;
        }
        report(FindingCode.UNSAFE_URL, Map.of("address", url), raw);
        return null;
    }

    private String block(RawEvent raw, String field) {
        return prose.of(raw.fields.get(field), raw.line);
    }

    private Boolean flag(String written) {
        return written == null ? null : written.equalsIgnoreCase("true") || written.equals("1");
    }

    private EntryStatus status(RawEvent raw) {
        String written = raw.get("status") == null ? "" : raw.get("status").toLowerCase(Locale.ROOT);
        return switch (written) {
            case "cancelled", "canceled" -> EntryStatus.CANCELLED;
            case "tentative" -> EntryStatus.TENTATIVE;
            default -> EntryStatus.CONFIRMED;
        };
    }

    private Integer sequence(RawEvent raw) {
        String written = raw.get("sequence");
        return "0".equals(written) ? Integer.valueOf(0) : Ids.number(written);
    }

    private void report(FindingCode code, RawEvent raw) {
        report(code, Map.of(), raw);
    }

    private void report(FindingCode code, Map<String, ?> values, RawEvent raw) {
        findings.add(code, values, raw.line, index);
    }
}
