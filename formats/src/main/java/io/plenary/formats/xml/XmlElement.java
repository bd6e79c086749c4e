package io.plenary.formats.xml;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.reading.Extension;
import io.plenary.formats.reading.NamedMembers;
import io.plenary.formats.reading.ReadingLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.nodes.Entities;

/** A small tree: one event or one header of a schedule.xml. */
final class XmlElement {

    private static final Set<String> BLOCKS = Set.of("p", "br", "div", "li", "h1", "h2", "h3", "h4");
    private static final Set<String> EMPTY = Set.of("br", "hr", "img", "wbr");
    private static final Set<String> HTML = Set.of(
            "a",
            "abbr",
            "b",
            "blockquote",
            "br",
            "code",
            "dd",
            "del",
            "div",
            "dl",
            "dt",
            "em",
            "font",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "kbd",
            "li",
            "ol",
            "p",
            "pre",
            "s",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
            "u",
            "ul",
            "wbr");
    private static final Set<String> TEXTS =
            Set.of("abstract", "description", "biography", "bio", "extended_biography");
    private static final Set<String> WITHIN_LINES =
            Set.of("a", "abbr", "b", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u");

    final String name;
    final int line;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<XmlElement> children = new ArrayList<>();
    /** Content of the processing instruction {@code plenary}, null when there is none. */
    String instruction;

    private final StringBuilder text = new StringBuilder();
    /** How much of its parent's own text stands before it. */
    private int offset;

    private XmlElement(String name, int line) {
        this.name = name;
        this.line = line;
    }

    /** Reads the element the cursor stands on, with all it contains; the cursor is then at its end. */
    static XmlElement read(XmlCursor cursor) {
        return read(cursor, new int[1]);
    }

    private static XmlElement read(XmlCursor cursor, int[] nodes) {
        XmlElement element = new XmlElement(cursor.name(), cursor.line());
        XMLStreamReader in = cursor.stream();
        if (++nodes[0] > ReadingLimits.NODES) {
            throw new UnreadableProgram(
                    FindingCode.TOO_MANY_ELEMENTS, Map.of("most", ReadingLimits.NODES), element.line);
        }
        for (int i = 0; i < in.getAttributeCount(); i++) {
            element.attributes.put(in.getAttributeLocalName(i), ReadingLimits.beginning(in.getAttributeValue(i)));
        }
        element.readContent(cursor, nodes);
        return element;
    }

    private void readContent(XmlCursor cursor, int[] nodes) {
        for (int kind = cursor.next(); kind != XMLStreamConstants.END_ELEMENT; kind = cursor.next()) {
            if (kind == XMLStreamConstants.START_ELEMENT) {
                XmlElement child = read(cursor, nodes);
                child.offset = text.length();
                children.add(child);
            } else if (kind == XMLStreamConstants.CHARACTERS || kind == XMLStreamConstants.CDATA) {
                append(cursor.stream().getText());
            } else if (kind == XMLStreamConstants.PROCESSING_INSTRUCTION
                    && cursor.stream().getPITarget().equals(Extension.NAME)) {
                instruction = cursor.stream().getPIData();
            }
        }
    }

    private void append(String part) {
        text.append(part, 0, Math.min(part.length(), ReadingLimits.LONG_VALUE - text.length()));
    }

    /** The text of the element and of everything in it, in the order it was written; what HTML begins a line for ends one. */
    String text() {
        StringBuilder all = new StringBuilder();
        appendTo(all);
        return ReadingLimits.beginning(all.toString());
    }

    private void appendTo(StringBuilder all) {
        int from = 0;
        for (XmlElement child : children) {
            if (all.length() > ReadingLimits.LONG_VALUE) {
                return;
            }
            all.append(text, from, child.offset);
            child.appendTo(all);
            if (BLOCKS.contains(child.name)) {
                all.append('\n');
            }
            from = child.offset;
        }
        all.append(text, from, text.length());
    }

    /** Whether all that is in it is HTML. */
    boolean isHtml() {
        return children.stream().allMatch(child -> HTML.contains(child.name) && child.isHtml())
                && text().length() <= ReadingLimits.TEXT;
    }

    /** What is in it as HTML. */
    String html() {
        StringBuilder html = new StringBuilder();
        int from = 0;
        for (XmlElement child : children) {
            html.append(Entities.escape(text.substring(from, child.offset)));
            html.append('<').append(child.name);
            child.attributes.forEach((attribute, value) -> html.append(' ')
                    .append(attribute)
                    .append("=\"")
                    .append(Entities.escape(value))
                    .append('"'));
            html.append('>').append(child.html());
            html.append(EMPTY.contains(child.name) ? "" : "</" + child.name + ">");
            from = child.offset;
        }
        return html.append(Entities.escape(text.substring(from))).toString();
    }

    /** What it says of itself, whether in attributes, in children or as its own text. */
    NamedMembers members() {
        NamedMembers members = new NamedMembers();
        attributes.forEach(members::put);
        children.stream()
                .filter(child -> !WITHIN_LINES.contains(child.name))
                .forEach(child -> members.put(child.name, child.value()));
        return members.put(NamedMembers.TEXT, own());
    }

    /** Its text without that of its children, but with what they set off within a line. */
    private String own() {
        StringBuilder own = new StringBuilder();
        int from = 0;
        for (XmlElement child : children) {
            own.append(text, from, child.offset);
            own.append(WITHIN_LINES.contains(child.name) ? child.text() : " ");
            from = child.offset;
        }
        return own.append(text, from, text.length()).toString();
    }

    /** The address it names, else its text; what consists of parts is theirs in a row. */
    private String value() {
        if (TEXTS.contains(name) && !children.isEmpty() && isHtml()) {
            return html();
        }
        String address = attributes.getOrDefault("href", attributes.get("url"));
        boolean ofParts = !children.isEmpty()
                && own().isBlank()
                && children.stream().noneMatch(child -> BLOCKS.contains(child.name));
        String said = ofParts ? children.stream().map(XmlElement::value).collect(Collectors.joining(" ")) : text();
        return address == null ? said : address;
    }
}
