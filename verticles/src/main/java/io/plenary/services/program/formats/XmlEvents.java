package io.plenary.services.program.formats;

import java.util.Map;
import java.util.Set;

/** Reads the event elements of schedule.xml. */
final class XmlEvents {

    private static final Set<String> FIELDS = Set.of(
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
            "status");
    private static final Map<String, String> RECORDING =
            Map.of("license", "recording_license", "optout", "do_not_record", "url", "recording_url");
    private static final Set<String> EVENT_ATTRIBUTES = Set.of("id", "guid", "code");
    private static final Set<String> PERSON_ATTRIBUTES = Set.of("id", "guid", "code", "url");
    private static final Set<String> LINK_ATTRIBUTES = Set.of("href", "type");

    private final Findings findings;

    XmlEvents(Findings findings) {
        this.findings = findings;
    }

    RawEvent event(XmlElement element) {
        reportMisplaced(element);
        RawEvent event = new RawEvent(element.line);
        event.beyond = element.instruction;
        EVENT_ATTRIBUTES.forEach(name -> event.fields.put(name, element.attributes.get(name)));
        keepAttributes(element, EVENT_ATTRIBUTES, event);
        for (XmlElement child : element.children) {
            switch (child.name) {
                case "persons" -> child.children.forEach(it -> addPerson(it, event));
                case "links" -> child.children.forEach(it -> addLink(it, event));
                case "attachments" -> child.children.forEach(it -> event.attachments.add(link(it)));
                case "recording" -> addRecording(child, event);
                default -> addField(child, event);
            }
        }
        return event;
    }

    private void addPerson(XmlElement person, RawEvent event) {
        String name = PlainText.line(person.text());
        String id = PlainText.line(person.attributes.get("id"));
        if (name == null && id == null) {
            findings.count(FindingCode.NAMELESS_PERSON, person.line);
            return;
        }
        event.persons.add(new Person(
                id,
                Ids.uuid(person.attributes.get("guid")),
                PlainText.line(person.attributes.get("code")),
                name,
                null,
                null,
                null,
                PlainText.line(person.attributes.get("url"))));
        keepAttributes(person, PERSON_ATTRIBUTES, event);
    }

    private void addLink(XmlElement link, RawEvent event) {
        event.links.add(link(link));
        keepAttributes(link, LINK_ATTRIBUTES, event);
    }

    private Link link(XmlElement link) {
        String title = PlainText.line(link.text());
        String href = PlainText.line(link.attributes.get("href"));
        if (href == null && title != null && title.matches("https?://\\S+")) {
            findings.count(FindingCode.LINK_WITHOUT_HREF, link.line);
            href = title;
        }
        return new Link(title, href, PlainText.line(link.attributes.get("type")));
    }

    private void addRecording(XmlElement recording, RawEvent event) {
        for (XmlElement child : recording.children) {
            String field = RECORDING.get(child.name);
            if (field != null) {
                event.fields.put(field, child.text());
            } else {
                keep(child, "recording/", event);
            }
        }
    }

    private void addField(XmlElement child, RawEvent event) {
        if (!FIELDS.contains(child.name)) {
            keep(child, "", event);
            return;
        }
        if (!child.children.isEmpty()) {
            findings.count(FindingCode.MARKUP_IN_TEXT, child.line);
        }
        if (event.fields.putIfAbsent(child.name, child.text()) != null) {
            keep(child, "", event);
        }
    }

    private void keepAttributes(XmlElement element, Set<String> known, RawEvent event) {
        element.attributes.forEach((name, value) -> {
            if (!known.contains(name) && !event.keepExtra(element.name + "@" + name, value)) {
                reportLeftOut(element);
            }
        });
    }

    private void keep(XmlElement child, String path, RawEvent event) {
        String text = PlainText.block(child.text());
        if (text == null) {
            return;
        }
        findings.count(FindingCode.UNKNOWN_ELEMENT, Map.of("name", "event/" + path + child.name), child.line);
        if (!event.keepExtra(path + child.name, text)) {
            reportLeftOut(child);
        }
    }

    private void reportLeftOut(XmlElement element) {
        findings.count(FindingCode.EXTRA_LEFT_OUT, element.line);
    }

    /** Events in what is no place for any are none of a program; nobody shall believe they were read. */
    void reportMisplaced(XmlElement element) {
        for (XmlElement child : element.children) {
            if (child.name.equals("event")) {
                findings.add(FindingCode.MISPLACED_EVENT, Map.of("name", element.name), child.line, null);
            }
            reportMisplaced(child);
        }
    }

    void reportUnknown(XmlCursor element, String parent) {
        findings.count(FindingCode.ELEMENT_LEFT_OUT, Map.of("name", parent + "/" + element.name()), element.line());
    }
}
