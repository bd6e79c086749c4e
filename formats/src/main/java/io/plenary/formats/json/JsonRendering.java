package io.plenary.formats.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDay;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.document.ProgramRoom;
import io.plenary.formats.document.ProgramTrack;
import io.plenary.formats.document.Recording;
import io.plenary.formats.reading.Extension;
import io.plenary.formats.text.PlainText;
import io.plenary.formats.text.Texts;
import io.plenary.formats.writing.ExportContext;
import io.plenary.formats.writing.LosslessExport;
import io.plenary.formats.writing.PublishedProgram;
import io.plenary.formats.xml.XmlValues;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One rendering of a program as schedule.json. */
final class JsonRendering {

    private static final Pattern ZONE = Pattern.compile("^([A-Z][a-z]+/[A-Z][a-z]+).*|.*UTC$");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9_-]+[a-z0-9]");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+");
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,17}");
    private static final Set<String> LINK_TYPES =
            Set.of("slides", "paper", "web", "blog", "article", "media", "related", "activitypub");
    private static final String SCHEMA = "https://c3voc.de/schedule/schema.json";

    private final PublishedProgram program;
    private final ExportContext context;
    private final LosslessExport beyond;

    JsonRendering(PublishedProgram program, ExportContext context, LosslessExport beyond) {
        this.program = program;
        this.context = context;
        this.beyond = beyond;
    }

    String render() {
        ObjectNode root = object().put("$schema", SCHEMA);
        ObjectNode generator = root.putObject("generator")
                .put("name", context.generatorName())
                .put("version", context.generatorVersion());
        if (context.conferenceUrl() != null) {
            generator.put("url", context.conferenceUrl().toASCIIString());
        }
        ObjectNode schedule = root.putObject("schedule").put("version", legal(program.version()));
        putAddress(schedule, "base_url", program.conference().baseUrl());
        schedule.set("conference", conference());
        return PlainText.legal(root.toString());
    }

    private ObjectNode conference() {
        ConferenceInfo conference = program.conference();
        Integer slot = conference.timeslotMinutes();
        ObjectNode node = object().put("acronym", program.acronym())
                .put("title", legal(program.title()))
                .put("start", program.start().toString())
                .put("end", program.end().toString())
                .put("daysCount", program.days().size())
                .put("timeslot_duration", XmlValues.duration(slot == null ? 5 : slot));
        if (ZONE.matcher(program.zone().getId()).matches()) {
            node.put("time_zone_name", program.zone().getId());
        }
        putAddress(node, "logo", conference.logo());
        putAddress(node, "url", conference.url());
        putColors(node, conference);
        program.document().tracks().forEach(it -> node.withArray("tracks").add(track(it)));
        program.document().rooms().stream().filter(it -> it.guid() != null).forEach(it -> node.withArray("rooms")
                .add(room(it)));
        putBeyond(node);
        ArrayNode days = node.putArray("days");
        program.days().forEach(it -> days.add(day(it)));
        return node;
    }

    private static void putColors(ObjectNode node, ConferenceInfo conference) {
        if (Texts.color(conference.primaryColor()) != null) {
            node.withObject("/colors").put("primary", conference.primaryColor());
        }
        if (Texts.color(conference.backgroundColor()) != null) {
            node.withObject("/colors").put("background", conference.backgroundColor());
        }
    }

    private void putBeyond(ObjectNode conference) {
        if (beyond.equals(LosslessExport.PLAIN)) {
            return;
        }
        ObjectNode meta = conference.putObject("meta").putObject(Extension.NAME).setAll(beyond.header());
        ObjectNode events = meta.putObject("events");
        beyond.events().forEach((guid, difference) -> events.set(guid.toString(), difference));
    }

    private static ObjectNode track(ProgramTrack track) {
        ObjectNode node = object().put("name", legal(track.name()));
        putMatching(node, "slug", track.slug(), SLUG);
        return putText(node, "color", Texts.color(track.color()));
    }

    private static ObjectNode room(ProgramRoom room) {
        ObjectNode node =
                object().put("name", legal(room.name())).put("guid", room.guid().toString());
        putMatching(node, "slug", room.slug(), SLUG);
        return node.put("capacity", room.capacity()).put("description", legal(room.description()));
    }

    private ObjectNode day(ProgramDay day) {
        ObjectNode node = object().put("index", day.index())
                .put("date", day.date().toString())
                .put("day_start", XmlValues.moment(day.start(), context.zone()))
                .put("day_end", XmlValues.moment(day.end(), context.zone()));
        ObjectNode rooms = node.putObject("rooms");
        program.rooms(day).forEach((name, entries) -> {
            ArrayNode events = rooms.putArray(legal(name));
            entries.forEach(it -> events.add(event(it)));
        });
        return node;
    }

    private ObjectNode event(Entry entry) {
        ObjectNode node = object().put("guid", entry.guid().toString())
                .put("id", entry.number().intValue());
        putMatching(node, "code", entry.code(), CODE);
        node.put("date", XmlValues.moment(entry.start(), context.zone()))
                .put("start", XmlValues.time(entry.start(), context.zone()))
                .put("end", XmlValues.moment(entry.end(), context.zone()))
                .put("duration", XmlValues.duration(entry.durationMinutes()))
                .put("room", legal(PublishedProgram.roomName(entry)))
                .put("slug", slug(entry));
        node.put("url", URI.create(url(entry)).toASCIIString())
                .put("title", legal(Objects.requireNonNullElse(entry.title(), "")))
                .put("subtitle", legal(entry.subtitle()))
                .put("track", legal(entry.track()))
                .put("type", legal(Objects.requireNonNullElse(entry.type(), "")))
                .put("language", legal(entry.language()))
                .put("abstract", legal(entry.abstractText()))
                .put("description", legal(entry.description()));
        putAddress(node, "logo", entry.logo());
        putAddress(node, "feedback_url", entry.feedbackUrl());
        putAddress(node, "origin_url", context.originUrl(entry));
        putRecording(node, entry.recording());
        ArrayNode persons = node.putArray("persons");
        entry.persons().forEach(it -> persons.add(person(it)));
        addLinks(node.putArray("links"), entry.links());
        addLinks(node.putArray("attachments"), entry.attachments());
        return node;
    }

    /** The schema demands one; where the program has none, it is made of acronym, number and title. */
    private String slug(Entry entry) {
        if (entry.slug() != null && SLUG.matcher(entry.slug()).matches()) {
            return entry.slug();
        }
        String title = PublishedProgram.identifier(Objects.requireNonNullElse(entry.title(), ""), "-");
        String start = program.acronym() + "-" + entry.number();
        return title.isEmpty() ? start : start + "-" + title;
    }

    private static void putRecording(ObjectNode node, Recording recording) {
        if (recording != null) {
            putText(node, "recording_license", recording.license());
            node.put("do_not_record", recording.optOut());
        }
    }

    private ObjectNode person(Person person) {
        ObjectNode node = object();
        if (person.guid() != null) {
            node.put("guid", person.guid().toString());
        }
        if (person.id() != null && INTEGER.matcher(person.id()).matches()) {
            node.put("id", Long.parseLong(person.id()));
        }
        putMatching(node, "code", person.code(), CODE);
        node.put("name", legal(Objects.requireNonNullElse(person.name(), "")));
        putAddress(node, "avatar", person.avatar());
        putText(node, "biography", person.biography());
        putAddress(node, "url", person.url());
        return node;
    }

    private void addLinks(ArrayNode target, List<ProgramLink> links) {
        for (ProgramLink link : links) {
            String url = program.webAddress(link.url());
            if (url != null) {
                ObjectNode node = target.addObject().put("url", URI.create(url).toASCIIString());
                putText(node, "title", link.title());
                putText(node, "type", link.type() != null && LINK_TYPES.contains(link.type()) ? link.type() : null);
            }
        }
    }

    /** The format wants one: where there is no page it says at least which session it is. */
    private String url(Entry entry) {
        return Stream.of(
                        Optional.ofNullable(context.sessionUrl(entry)),
                        Optional.ofNullable(program.webAddress(entry.url())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> "urn:uuid:" + entry.guid());
    }

    private void putAddress(ObjectNode node, String member, String url) {
        String address = program.webAddress(url);
        putText(node, member, address == null ? null : URI.create(address).toASCIIString());
    }

    private static void putMatching(ObjectNode node, String member, String value, Pattern pattern) {
        putText(node, member, value != null && pattern.matcher(value).matches() ? value : null);
    }

    private static ObjectNode putText(ObjectNode node, String member, String value) {
        return value == null ? node : node.put(member, legal(value));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String legal(String text) {
        return PlainText.legal(text);
    }
}
