package io.plenary.formats.reading;

import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.document.ProgramRoom;
import io.plenary.formats.document.ProgramTrack;
import io.plenary.formats.document.Recording;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.text.PublicName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The last look at what was read, whatever its format and wherever it stood: nothing is longer than the API takes, so no
 * single value can make an import fail or a form refuse what nobody changed, and nobody is shown by an e-mail address or a
 * mere id.
 */
final class Bounds {

    private static final int LINE = 500;
    private static final int NAME = 300;
    private static final int LANGUAGE = 35;
    private static final int BIOGRAPHY = 100_000;
    private static final int DESCRIPTION = 20_000;
    private static final int ADDRESS = 2_000;
    private static final int ID = 200;
    private static final int CITY = 100;
    private static final int MOST_PERSONS = 100;
    private static final int MOST_LINKS = 50;

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private final Findings findings;
    private final Set<String> cutNames = new HashSet<>();
    private Integer line;
    private Integer index;

    Bounds(Findings findings) {
        this.findings = findings;
    }

    /** @param position the entry's index in its document */
    Entry entry(Entry entry, int position) {
        line = entry.origin().line();
        index = position;
        return new Entry(
                entry.origin(),
                entry.guid(),
                entry.number(),
                cut("code", entry.code(), LINE),
                entry.day(),
                entry.start(),
                Math.min(entry.durationMinutes(), Length.LONGEST_MINUTES),
                shared("room", entry.room()),
                shared("track", entry.track()),
                cut("slug", entry.slug(), LINE),
                cut("title", entry.title(), NAME),
                cut("subtitle", entry.subtitle(), LINE),
                cut("abstract", entry.abstractText(), ReadingLimits.TEXT),
                cut("description", entry.description(), ReadingLimits.TEXT),
                cut("type", entry.type(), LINE),
                shortEnough("language", entry.language(), LANGUAGE),
                recording(entry.recording()),
                entry.status(),
                address("url", entry.url()),
                address("feedback_url", entry.feedbackUrl()),
                address("origin_url", entry.originUrl()),
                address("logo", entry.logo()),
                persons(entry.persons()),
                links("link", entry.links()),
                links("attachment", entry.attachments()),
                entry.sequence(),
                entry.lastModified(),
                entry.extra());
    }

    private Recording recording(Recording recording) {
        return recording == null
                ? null
                : Recording.of(
                        cut("license", recording.license(), LINE),
                        recording.optOut(),
                        address("recording/url", recording.url()));
    }

    private List<ProgramLink> links(String field, List<ProgramLink> links) {
        List<ProgramLink> kept = new ArrayList<>();
        for (ProgramLink link : links) {
            String url = address(field, link.url());
            if (url != null) {
                kept.add(new ProgramLink(
                        cut(field + "/title", link.title(), LINE), url, cut(field + "/type", link.type(), LINE)));
            }
        }
        return first(field, kept, MOST_LINKS);
    }

    private List<Person> persons(List<Person> persons) {
        List<Person> named =
                persons.stream().map(this::person).filter(Objects::nonNull).toList();
        return first("person", named, MOST_PERSONS);
    }

    private <T> List<T> first(String field, List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        findings.add(FindingCode.LIST_CUT, Map.of("field", field, "most", most), line, index);
        return all.subList(0, most);
    }

    private Person person(Person written) {
        String name = PublicName.of(written.name());
        String id = shortEnough("person/id", written.id(), ID);
        String code = shortEnough("person/code", written.code(), ID);
        boolean byMail = written.name() != null && !written.name().equals(name);
        boolean byId = written.name() == null && (PublicName.holdsAddress(id) || PublicName.holdsAddress(code));
        if (byMail || byId) {
            findings.add(FindingCode.MAIL_AS_NAME, line, index);
        }
        if (name == null && !byMail && !byId) {
            findings.count(FindingCode.NAMELESS_PERSON, line);
        }
        if (name == null) {
            return null;
        }
        return new Person(
                id,
                written.guid(),
                code,
                cut("person", SPACE.matcher(name).replaceAll(" ").strip(), NAME),
                address("person/avatar", written.avatar()),
                cut("person/biography", written.biography(), BIOGRAPHY),
                address("person/url", written.url()));
    }

    /** Of what is taken over of a conference. */
    ConferenceInfo conference(ConferenceInfo info) {
        return info.at(cut("venue", info.venue(), NAME), cut("city", info.city(), CITY));
    }

    List<ProgramRoom> rooms(List<ProgramRoom> rooms) {
        return distinct(rooms.stream().map(this::room).toList(), ProgramRoom::name);
    }

    private ProgramRoom room(ProgramRoom room) {
        line = null;
        index = null;
        return new ProgramRoom(
                shared("room", room.name()),
                room.guid(),
                cut("room/slug", room.slug(), NAME),
                room.capacity(),
                cut("room/description", room.description(), DESCRIPTION));
    }

    List<ProgramTrack> tracks(List<ProgramTrack> tracks) {
        return distinct(tracks.stream().map(this::track).toList(), ProgramTrack::name);
    }

    private ProgramTrack track(ProgramTrack track) {
        line = null;
        index = null;
        return new ProgramTrack(shared("track", track.name()), cut("track/slug", track.slug(), NAME), track.color());
    }

    /** Names that differ only behind where they were cut are one. */
    private static <T> List<T> distinct(List<T> all, Function<T, String> name) {
        return List.copyOf(all.stream()
                .collect(Collectors.toMap(name, it -> it, (first, other) -> first, LinkedHashMap::new))
                .values());
    }

    /** Many events name the same room: it is counted where it is named first. */
    private String shared(String field, String value) {
        if (isShort(value, NAME)) {
            return value;
        }
        if (cutNames.add(field + "/" + value)) {
            findings.count(FindingCode.NAME_CUT, Map.of("field", field, "most", NAME), line);
        }
        return beginning(value, NAME);
    }

    private String cut(String field, String value, int most) {
        if (isShort(value, most)) {
            return value;
        }
        findings.add(FindingCode.VALUE_CUT, Map.of("field", field, "most", most), line, index);
        return beginning(value, most);
    }

    private String address(String field, String value) {
        return shortEnough(field, value, ADDRESS);
    }

    /** What means something else once it is cut. */
    private String shortEnough(String field, String value, int most) {
        if (isShort(value, most)) {
            return value;
        }
        findings.add(FindingCode.VALUE_LEFT_OUT, Map.of("field", field, "most", most), line, index);
        return null;
    }

    private static boolean isShort(String value, int most) {
        return value == null || value.length() <= most;
    }

    private static String beginning(String value, int most) {
        int end = Character.isHighSurrogate(value.charAt(most - 2)) ? most - 2 : most - 1;
        return value.substring(0, end).stripTrailing() + "…";
    }
}
