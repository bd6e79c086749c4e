package io.plenary.services.program.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    private static final Set<String> PERSON = Set.of(
            "id",
            "guid",
            "code",
            "name",
            "public_name",
            "full_public_name",
            "email",
            "avatar",
            "avatar_url",
            "biography",
            "url");

    private final Findings findings;

    JsonEvents(Findings findings) {
        this.findings = findings;
    }

    RawEvent event(JsonNode node, int line) {
        RawEvent event = new RawEvent(line);
        node.fields().forEachRemaining(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            switch (name) {
                case "persons", "speakers" -> value.forEach(it -> addPerson(it, event));
                case "links" -> addLinks(value, event.links::add, line);
                case "attachments" -> addLinks(value, event.attachments::add, line);
                case "recording" -> addRecording(value, event);
                default -> addField(name, value, event);
            }
        });
        addOptOut(node.path("optout_mode"), event);
        return event;
    }

    private void addPerson(JsonNode node, RawEvent event) {
        Person person = node.isTextual() ? named(node.textValue()) : person(node);
        if (person.name() == null && person.id() == null && person.guid() == null) {
            findings.count(FindingCode.NAMELESS_PERSON, event.line);
            return;
        }
        event.persons.add(person);
        node.fieldNames().forEachRemaining(name -> {
            if (!PERSON.contains(name)) {
                keep("person/" + name, node.get(name), event);
            }
        });
    }

    private Person named(String name) {
        return new Person(null, null, null, legal(PlainText.line(name)), null, null, null, null);
    }

    private Person person(JsonNode node) {
        return new Person(
                line(node, "id"),
                Ids.uuid(text(node.get("guid"))),
                line(node, "code"),
                line(node, "name", "public_name", "full_public_name"),
                line(node, "email"),
                line(node, "avatar", "avatar_url"),
                legal(PlainText.block(text(node.get("biography")))),
                line(node, "url"));
    }

    private void addLinks(JsonNode links, Consumer<Link> target, int line) {
        for (JsonNode node : links) {
            String url = node.isTextual() ? node.textValue() : line(node, "url", "href", "link");
            String title = node.isTextual() ? null : line(node, "title", "name", "text");
            if (url == null && title == null) {
                findings.count(FindingCode.EMPTY_LINK, line);
            } else {
                target.accept(new Link(title, url, line(node, "type")));
            }
        }
    }

    private void addRecording(JsonNode recording, RawEvent event) {
        event.fields.putIfAbsent("recording_license", legal(text(recording.get("license"))));
        event.fields.putIfAbsent("do_not_record", legal(text(recording.get("optout"))));
        event.fields.putIfAbsent("recording_url", legal(text(recording.get("url"))));
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
        String text = legal(text(value));
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
        findings.count(FindingCode.UNKNOWN_ELEMENT, Map.of("name", "event/" + name), event.line);
        String text = legal(value.isValueNode() ? value.asText() : value.toString());
        if (!event.keepExtra(name, text)) {
            findings.count(FindingCode.EXTRA_LEFT_OUT, event.line);
        }
    }

    private String line(JsonNode node, String... names) {
        return Stream.of(names)
                .map(name -> PlainText.line(text(node.get(name))))
                .filter(Objects::nonNull)
                .map(this::legal)
                .findFirst()
                .orElse(null);
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

    private String legal(String text) {
        String legal = PlainText.legal(text);
        if (legal != null && !legal.equals(text)) {
            findings.count(FindingCode.CONTROL_CHARACTER, null);
        }
        return legal;
    }
}
