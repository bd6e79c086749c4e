package io.plenary.services.program.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** A small tree: one event or one header of a schedule.xml. */
final class XmlElement {

    private static final Set<String> BLOCKS = Set.of("p", "br", "div", "li", "h1", "h2", "h3", "h4");
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
            element.attributes.put(
                    in.getAttributeLocalName(i), ReadingLimits.boundedText(in.getAttributeValue(i), element.line));
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
                text.append(cursor.stream().getText());
                checkLength();
            } else if (kind == XMLStreamConstants.PROCESSING_INSTRUCTION
                    && cursor.stream().getPITarget().equals(Beyond.NAME)) {
                instruction = cursor.stream().getPIData();
            }
        }
    }

    private void checkLength() {
        if (text.length() > ReadingLimits.TEXT) {
            ReadingLimits.boundedText(text.toString(), line);
        }
    }

    /** The text of the element and of everything in it, in the order it was written; what HTML begins a line for ends one. */
    String text() {
        StringBuilder all = new StringBuilder();
        int from = 0;
        for (XmlElement child : children) {
            all.append(text, from, child.offset).append(child.text());
            if (BLOCKS.contains(child.name)) {
                all.append('\n');
            }
            from = child.offset;
        }
        return all.append(text, from, text.length()).toString();
    }

    /** What it says of itself, whether in attributes, in children or as its own text. */
    Members members() {
        Members members = new Members();
        attributes.forEach(members::put);
        children.stream()
                .filter(child -> !WITHIN_LINES.contains(child.name))
                .forEach(child -> members.put(child.name, child.value()));
        return members.put(Members.TEXT, own());
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
        String address = attributes.getOrDefault("href", attributes.get("url"));
        boolean ofParts = !children.isEmpty()
                && own().isBlank()
                && children.stream().noneMatch(child -> BLOCKS.contains(child.name));
        String said = ofParts ? children.stream().map(XmlElement::value).collect(Collectors.joining(" ")) : text();
        return address == null ? said : address;
    }
}
