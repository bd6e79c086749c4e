package io.plenary.formats.tables;

import io.plenary.contracts.registrations.AttendeeFormat;
import java.io.Reader;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks over a part of a workbook that may be hostile: bounded in depth, names, and the length of whatever is in it. */
final class XlsxCursor {

    private static final XMLInputFactory FACTORY = hardened();

    private final XMLStreamReader in;
    private final Set<String> names = new HashSet<>();
    private int depth;

    XlsxCursor(Reader part) {
        try {
            in = FACTORY.createXMLStreamReader(new XlsxPieces(part));
        } catch (XMLStreamException e) {
            throw UnreadableTable.malformed(AttendeeFormat.XLSX);
        }
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** Moves on; false at the end. */
    boolean next() {
        try {
            if (!in.hasNext()) {
                return false;
            }
            int kind = in.next();
            depth += kind == XMLStreamConstants.END_ELEMENT ? -1 : kind == XMLStreamConstants.START_ELEMENT ? 1 : 0;
            if (kind == XMLStreamConstants.START_ELEMENT) {
                check();
            }
            return true;
        } catch (XMLStreamException e) {
            throw UnreadableTable.malformed(AttendeeFormat.XLSX);
        }
    }

    private void check() {
        names.add(in.getLocalName());
        for (int i = 0; i < in.getAttributeCount(); i++) {
            names.add(in.getAttributeLocalName(i));
        }
        if (depth > TableLimits.DEPTH || names.size() > TableLimits.NAMES) {
            throw XlsxFile.tooMuch();
        }
    }

    /** Moves to the beginning of the next element of this name; false where there is none. */
    boolean nextElement(String name) {
        while (next()) {
            if (begins(name)) {
                return true;
            }
        }
        return false;
    }

    boolean begins(String name) {
        return in.isStartElement() && in.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return in.isEndElement() && in.getLocalName().equals(name);
    }

    boolean isText() {
        return in.getEventType() == XMLStreamConstants.CHARACTERS || in.getEventType() == XMLStreamConstants.SPACE;
    }

    /** Appended, until there is enough to see that it is too long. */
    void text(StringBuilder to) {
        int left = TableLimits.CELL + 1 - to.length();
        to.append(in.getTextCharacters(), in.getTextStart(), Math.min(in.getTextLength(), left));
    }

    /** By its name in whichever namespace, of which there are two for each; null where it is not there. */
    String attribute(String name) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeLocalName(i).equals(name)) {
                return in.getAttributeValue(i);
            }
        }
        return null;
    }
}
