package io.plenary.services.program.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** A small tree: one event or one header of a schedule.xml. */
final class XmlElement {

    private static final Set<String> BLOCKS = Set.of("p", "br", "div", "li", "h1", "h2", "h3", "h4");

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

    XmlElement child(String childName) {
        return children.stream()
                .filter(it -> it.name.equals(childName))
                .findFirst()
                .orElse(null);
    }

    /** The text of a child, null when there is none. */
    String childText(String childName) {
        XmlElement child = child(childName);
        return child == null ? null : child.text();
    }
}
