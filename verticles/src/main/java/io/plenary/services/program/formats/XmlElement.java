package io.plenary.services.program.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** A small tree: one event or one header of a schedule.xml. */
final class XmlElement {

    final String name;
    final int line;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<XmlElement> children = new ArrayList<>();
    /** Content of the processing instruction {@code plenary}, null when there is none. */
    String instruction;

    private final StringBuilder text = new StringBuilder();

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
                children.add(read(cursor, nodes));
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

    /** The text of the element and of everything in it, as written. */
    String text() {
        if (children.isEmpty()) {
            return text.toString();
        }
        StringBuilder all = new StringBuilder(text);
        children.forEach(child -> all.append(child.text()));
        return all.toString();
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
