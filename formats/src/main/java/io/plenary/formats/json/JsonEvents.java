package io.plenary.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.reading.Links;
import io.plenary.formats.reading.NamedMembers;
import io.plenary.formats.reading.PersonNaming;
import io.plenary.formats.reading.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the event objects of schedule.json. */
final class JsonEvents {

    private static final Set<String> FIELDS = Set.of(
            "guid",
            "id",
            "code",
            "room",
            "title",
            "subtitle",
            "type",
            "date",
            "start",
            "end",
            "duration",
            "abstract",
            "slug",
            "track",
            "logo",
            "language",
            "description",
            "url",
            "feedback_url",
            "origin_url",
            "status",
            "recording_license",
            "do_not_record");
    private static final Set<String> ADDRESSES = Set.of("links", "link", "avatar", "image", "photo", "picture");

    private final Findings findings;
    private final PersonNaming people;
    private final Links links;

    JsonEvents(Findings findings) {
        this.findings = findings;
        people = new PersonNaming(findings);
        links = new Links(findings);
    }

    RawEvent event(JsonNode node, int line) {
        RawEvent event = new RawEvent(line);
        node.fields().forEachRemaining(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            switch (name) {
                case "persons", "speakers" -> parts(value).forEach(it -> addPerson(it, event));
                case "links" -> parts(value).forEach(it -> addLink(it, event.links, event));
                case "attachments" -> parts(value).forEach(it -> addLink(it, event.attachments, event));
                case "recording" -> addRecording(value, event);
                default -> addField(name, value, event);
            }
        });
        addOptOut(node.path("optout_mode"), event);
        return event;
    }

    /** What a list holds, by position or by name; a single thing is a list of one. */
    static List<JsonNode> parts(JsonNode list) {
        boolean several = list.isArray()
                || list.isObject()
                        && list.properties().stream()
                                .allMatch(it -> it.getValue().isObject());
        if (list.isNull() || several) {
            List<JsonNode> parts = new ArrayList<>();
            list.forEach(parts::add);
            return parts;
        }
        return List.of(list);
    }

    private void addPerson(JsonNode node, RawEvent event) {
        NamedMembers said = members(node, "person", event.line);
        Person person = people.person(said, event.line);
        if (person != null) {
            event.persons.add(person);
        }
        said.others().forEach((name, value) -> keep("person/" + name, value, event));
    }

    private void addLink(JsonNode node, List<ProgramLink> target, RawEvent event) {
        NamedMembers said = members(node, "link", event.line);
        ProgramLink link = links.link(said, event.line);
        if (link != null) {
            target.add(link);
        }
        said.others().forEach((name, value) -> keep("link/" + name, value, event));
    }

    /** @param what how the report calls it */
    NamedMembers members(JsonNode node, String what, int line) {
        NamedMembers members = new NamedMembers();
        if (!node.isObject()) {
            return members.put(NamedMembers.TEXT, text(node));
        }
        node.fields().forEachRemaining(member -> {
            JsonNode value = member.getValue();
            String text = text(value);
            if (text != null && value.size() > 1) {
                findings.count(FindingCode.TRANSLATED_TEXT, Map.of("name", what + "/" + member.getKey()), line);
            }
            boolean structure = text == null && !value.isEmpty();
            members.put(member.getKey(), structure ? structured(member.getKey(), value) : text);
        });
        return members;
    }

    /** The addresses in what is known to hold some, else the structure itself. */
    private static String structured(String name, JsonNode value) {
        String addresses = ADDRESSES.contains(name) ? String.join(" ", value.findValuesAsText("url")) : "";
        return addresses.isBlank() ? value.toString() : addresses;
    }

    private void addRecording(JsonNode recording, RawEvent event) {
        event.fields.putIfAbsent("recording_license", text(recording.get("license")));
        event.fields.putIfAbsent("do_not_record", text(recording.get("optout")));
        event.fields.putIfAbsent("recording_url", text(recording.get("url")));
    }

    private void addField(String name, JsonNode value, RawEvent event) {
        if (!FIELDS.contains(name)) {
            keep(name, value, event);
            return;
        }
        if (value.isContainerNode()) {
            findings.count(FindingCode.TRANSLATED_TEXT, Map.of("name", name), event.line);
            keep(name, value, event);
        }
        String text = text(value);
        if (text != null) {
            event.fields.put(name, text);
        }
    }

    /** Whoever opted out of anything is not recorded. */
    private void addOptOut(JsonNode mode, RawEvent event) {
        if (mode.isTextual() && !event.fields.containsKey("do_not_record")) {
            boolean nothing = mode.textValue().isBlank() || mode.textValue().equals("none");
            event.fields.put("do_not_record", Boolean.toString(!nothing));
        }
    }

    private void keep(String name, JsonNode value, RawEvent event) {
        boolean blank = value.isTextual() && value.textValue().isBlank();
        if (value.isNull() || blank || value.isContainerNode() && value.isEmpty()) {
            return;
        }
        keep(name, value.isValueNode() ? value.asText() : value.toString(), event);
    }

    private void keep(String name, String value, RawEvent event) {
        findings.count(FindingCode.UNKNOWN_ELEMENT, Map.of("name", "event/" + name), event.line);
        if (!event.keepExtra(name, value)) {
            findings.count(FindingCode.EXTRA_LEFT_OUT, event.line);
        }
    }

    /** The text of a value, of its English translation or of the first one; null when there is none. */
    static String text(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isValueNode()) {
            return value.asText();
        }
        JsonNode translation = value.has("en") ? value.get("en") : value.path(0);
        if (translation.isMissingNode() && value.isObject() && !value.isEmpty()) {
            translation = List.copyOf(value.properties()).get(0).getValue();
        }
        return translation.isValueNode() && !translation.isNull() ? translation.asText() : null;
    }
}
