package io.plenary.formats.xml;

import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.reading.Links;
import io.plenary.formats.reading.NamedMembers;
import io.plenary.formats.reading.PersonNaming;
import io.plenary.formats.reading.RawEvent;
import io.plenary.formats.text.PlainText;
import java.util.Collection;
import java.util.List;
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
    private static final Set<String> TEXTS = Set.of("abstract", "description");
    private static final Map<String, String> RECORDING =
            Map.of("license", "recording_license", "optout", "do_not_record", "url", "recording_url");
    /** What is taken of a track, and ids, which mean nothing elsewhere. */
    static final Set<String> TRACK = Set.of("name", "id", "slug", "color");

    private static final Set<String> EVENT_ATTRIBUTES = Set.of("id", "guid", "code");

    private final Findings findings;
    private final PersonNaming people;
    private final Links links;

    XmlEvents(Findings findings) {
        this.findings = findings;
        people = new PersonNaming(findings);
        links = new Links(findings);
    }

    RawEvent event(XmlElement element) {
        reportMisplaced(element);
        RawEvent event = new RawEvent(element.line);
        event.beyond = element.instruction;
        EVENT_ATTRIBUTES.forEach(name -> event.fields.put(name, element.attributes.get(name)));
        keepAttributes(element, EVENT_ATTRIBUTES, event);
        for (XmlElement child : element.children) {
            switch (child.name) {
                case "persons", "speakers" -> parts(child).forEach(it -> addPerson(it, event));
                case "person", "speaker" -> addPerson(child, event);
                case "links" -> parts(child).forEach(it -> addLink(it, event.links, event));
                case "link" -> addLink(child, event.links, event);
                case "attachments" -> parts(child).forEach(it -> addLink(it, event.attachments, event));
                case "attachment" -> addLink(child, event.attachments, event);
                case "recording" -> addRecording(child, event);
                default -> addField(child, event);
            }
        }
        return event;
    }

    /** A list, which is its own only part where it holds no more than a text. */
    private static List<XmlElement> parts(XmlElement list) {
        return list.children.isEmpty() && !list.text().isBlank() ? List.of(list) : list.children;
    }

    private void addPerson(XmlElement element, RawEvent event) {
        NamedMembers said = element.members();
        Person person = people.person(said, element.line);
        if (person != null) {
            event.persons.add(person);
        }
        keepOthers(element, said, event);
    }

    private void addLink(XmlElement element, List<ProgramLink> target, RawEvent event) {
        NamedMembers said = element.members();
        if (said.isEmpty()) {
            return;
        }
        ProgramLink link = links.link(said, element.line);
        if (link != null) {
            target.add(link);
        }
        keepOthers(element, said, event);
    }

    private void keepOthers(XmlElement element, NamedMembers said, RawEvent event) {
        said.others().forEach((name, value) -> {
            if (element.attributes.containsKey(name)) {
                keepAttribute(element, name, value, event);
            } else {
                keep(element.name + "/" + name, value, element, event);
            }
        });
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
        boolean html = TEXTS.contains(child.name) && child.isHtml();
        if (!child.children.isEmpty() && !html) {
            findings.count(FindingCode.MARKUP_IN_TEXT, child.line);
        }
        Set<String> known = child.name.equals("track") ? TRACK : Set.of();
        reportAttributes("event/" + child.name, child.attributes.keySet(), known, child.line);
        String text = html && !child.children.isEmpty() ? child.html() : child.text();
        if (event.fields.putIfAbsent(child.name, text) != null) {
            keep(child, "", event);
        }
    }

    private void keepAttributes(XmlElement element, Set<String> known, RawEvent event) {
        element.attributes.forEach((name, value) -> {
            if (!known.contains(name)) {
                keepAttribute(element, name, value, event);
            }
        });
    }

    private void keepAttribute(XmlElement element, String name, String value, RawEvent event) {
        if (!event.keepExtra(element.name + "@" + name, value)) {
            reportLeftOut(element);
        }
    }

    private void keep(XmlElement child, String path, RawEvent event) {
        keep(path + child.name, child.text(), child, event);
    }

    private void keep(String name, String written, XmlElement element, RawEvent event) {
        String text = PlainText.block(written);
        if (text == null) {
            return;
        }
        findings.count(FindingCode.UNKNOWN_ELEMENT, Map.of("name", "event/" + name), element.line);
        if (!event.keepExtra(name, text)) {
            reportLeftOut(element);
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

    /** What an element says of itself and nobody takes. */
    void reportAttributes(String name, Collection<String> attributes, Set<String> known, int line) {
        attributes.stream()
                .filter(attribute -> !known.contains(attribute))
                .forEach(attribute ->
                        findings.count(FindingCode.ELEMENT_LEFT_OUT, Map.of("name", name + "@" + attribute), line));
    }

    void reportUnknown(XmlCursor element, String parent) {
        findings.count(FindingCode.ELEMENT_LEFT_OUT, Map.of("name", parent + "/" + element.name()), element.line());
    }
}
