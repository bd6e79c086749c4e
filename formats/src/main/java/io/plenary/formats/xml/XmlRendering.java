package io.plenary.formats.xml;

import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDay;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.document.ProgramTrack;
import io.plenary.formats.document.Recording;
import io.plenary.formats.reading.Extension;
import io.plenary.formats.text.Texts;
import io.plenary.formats.writing.ExportContext;
import io.plenary.formats.writing.LosslessExport;
import io.plenary.formats.writing.PublishedProgram;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;

/** One rendering of a program as schedule.xml. */
final class XmlRendering {

    private final PublishedProgram program;
    private final ExportContext context;
    private final LosslessExport beyond;
    private final Set<String> slugs = new HashSet<>();
    private final Set<String> codes = new HashSet<>();
    private final XmlOut out;

    XmlRendering(PublishedProgram program, ExportContext context, LosslessExport beyond) {
        this.program = program;
        this.context = context;
        this.beyond = beyond;
        try {
            out = new XmlOut();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    String render() {
        try {
            out.element("schedule", () -> {
                out.element(
                        "generator",
                        () -> {},
                        "name",
                        context.generatorName(),
                        "system",
                        context.conferenceUrl() == null
                                ? null
                                : context.conferenceUrl().getAuthority(),
                        "version",
                        context.generatorVersion());
                out.text("version", program.version());
                out.element("conference", this::writeConference);
                for (ProgramDay day : program.days()) {
                    writeDay(day);
                }
            });
            return out.finished();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void writeConference() throws XMLStreamException {
        ConferenceInfo conference = program.conference();
        if (!beyond.header().isEmpty()) {
            out.instruction(Extension.NAME, Extension.instruction(beyond.header()));
        }
        out.text("title", program.title());
        out.text("acronym", program.acronym());
        out.text("start", program.start().toString());
        out.text("end", program.end().toString());
        out.text("days", Integer.toString(program.days().size()));
        if (conference.timeslotMinutes() != null) {
            out.text("timeslot_duration", XmlValues.duration(conference.timeslotMinutes()));
        }
        out.textIfAny("base_url", program.webAddress(conference.baseUrl()));
        out.textIfAny("logo", program.webAddress(conference.logo()));
        out.textIfAny("url", program.webAddress(conference.url()));
        out.text("time_zone_name", program.zone().getId());
        if (Texts.color(conference.primaryColor()) != null) {
            out.element(
                    "color",
                    () -> {},
                    "primary",
                    conference.primaryColor(),
                    "background",
                    Texts.color(conference.backgroundColor()));
        }
        for (ProgramTrack track : program.document().tracks()) {
            boolean slug = track.slug() != null && track.slug().matches("[a-z][a-z0-9-]+");
            out.element(
                    "track",
                    () -> {},
                    "name",
                    track.name(),
                    "color",
                    Texts.color(track.color()),
                    "slug",
                    slug ? track.slug() : null);
        }
    }

    private void writeDay(ProgramDay day) throws XMLStreamException {
        out.element(
                "day",
                () -> {
                    for (Map.Entry<String, List<Entry>> room :
                            program.rooms(day).entrySet()) {
                        writeRoom(room.getKey(), room.getValue());
                    }
                },
                "index",
                Integer.toString(day.index()),
                "date",
                day.date().toString(),
                "start",
                XmlValues.moment(day.start(), context.zone()),
                "end",
                XmlValues.moment(day.end(), context.zone()));
    }

    private void writeRoom(String name, List<Entry> entries) throws XMLStreamException {
        out.element(
                "room",
                () -> {
                    for (Entry entry : entries) {
                        out.element(
                                "event",
                                () -> writeEvent(entry),
                                "id",
                                entry.number().toString(),
                                "guid",
                                entry.guid().toString(),
                                "code",
                                code(entry));
                    }
                },
                "name",
                name,
                "guid",
                guidOfRoom(name));
    }

    private String guidOfRoom(String name) {
        return program.document().rooms().stream()
                .filter(it -> it.name().equals(name) && it.guid() != null)
                .map(it -> it.guid().toString())
                .findFirst()
                .orElse(null);
    }

    private String code(Entry entry) {
        boolean valid = entry.code() != null && entry.code().matches("[0-9A-Z]{6}");
        return valid && codes.add(entry.code()) ? entry.code() : null;
    }

    private void writeEvent(Entry entry) throws XMLStreamException {
        if (beyond.events().containsKey(entry.guid())) {
            out.instruction(
                    Extension.NAME, Extension.instruction(beyond.events().get(entry.guid())));
        }
        out.text("date", XmlValues.moment(entry.start(), context.zone()));
        out.text("start", XmlValues.time(entry.start(), context.zone()));
        out.text("duration", XmlValues.duration(entry.durationMinutes()));
        out.text("room", PublishedProgram.roomName(entry));
        out.textIfAny("slug", slug(entry));
        out.text("title", entry.title());
        out.textIfAny("subtitle", entry.subtitle());
        out.text("track", entry.track());
        out.text("type", entry.type());
        out.textIfAny("language", entry.language());
        out.text("abstract", entry.abstractText());
        out.textIfAny("description", entry.description());
        writeRecording(entry.recording());
        writePersons(entry.persons());
        writeLinks("links", "link", entry.links());
        writeLinks("attachments", "attachment", entry.attachments());
        writeAddresses(entry);
    }

    private String slug(Entry entry) {
        boolean valid = entry.slug() != null && entry.slug().matches("[a-z0-9_]{4,}-[a-z0-9\\-_]{4,}");
        return valid && slugs.add(entry.slug()) ? entry.slug() : null;
    }

    private void writeRecording(Recording recording) throws XMLStreamException {
        if (recording != null) {
            out.element("recording", () -> {
                out.text("license", recording.license());
                out.text("optout", Boolean.toString(Boolean.TRUE.equals(recording.optOut())));
                out.textIfAny("url", program.webAddress(recording.url()));
            });
        }
    }

    private void writePersons(List<Person> persons) throws XMLStreamException {
        out.element("persons", () -> {
            for (Person person : persons) {
                boolean numeric = person.id() != null && person.id().matches("-?[0-9]{1,18}");
                UUID guid = person.guid();
                out.text(
                        "person",
                        person.name(),
                        "id",
                        numeric ? person.id() : null,
                        "guid",
                        guid == null ? null : guid.toString());
            }
        });
    }

    private void writeLinks(String list, String name, List<ProgramLink> links) throws XMLStreamException {
        out.element(list, () -> {
            for (ProgramLink link : links) {
                out.text(name, link.title(), "href", link.url(), "type", link.type());
            }
        });
    }

    private void writeAddresses(Entry entry) throws XMLStreamException {
        out.textIfAny("logo", program.webAddress(entry.logo()));
        String page = context.sessionUrl(entry);
        out.textIfAny("url", page == null ? program.webAddress(entry.url()) : page);
        out.textIfAny("feedback_url", program.webAddress(entry.feedbackUrl()));
        out.textIfAny("origin_url", program.webAddress(context.originUrl(entry)));
    }
}
