package io.plenary.formats.xml;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.reading.ReadingLimits;
import io.plenary.formats.text.PlainText;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks over XML that may be hostile: no document type declaration, no entities, bounded depth. */
final class XmlCursor {

    private static final XMLInputFactory FACTORY = hardened();

    private final XMLStreamReader in;
    private int depth;
    private int elements;

    XmlCursor(String text, Findings findings) {
        try {
            in = FACTORY.createXMLStreamReader(
                    new StringReader(mended(begun(XmlPieces.bounded(text, findings), findings), findings)));
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // Long texts come in parts, which are counted before the next is read.
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** A declaration may only stand at the very beginning. The text is decoded by now: what is declared means nothing. */
    private static String begun(String text, Findings findings) {
        int begin = text.length() - text.stripLeading().length();
        int end = text.indexOf("?>", begin);
        if (begin == 0 || end < 0 || !text.startsWith("<?xml", begin)) {
            return text;
        }
        findings.add(FindingCode.LEADING_SPACE, 1, null);
        return text.substring(0, begin) + text.substring(end + 2);
    }

    private static String mended(String text, Findings findings) {
        String legal = PlainText.legal(XmlReferences.mended(text, findings));
        if (!legal.equals(text)) {
            int at = Math.max(0, Arrays.mismatch(text.toCharArray(), legal.toCharArray()));
            findings.add(
                    FindingCode.CONTROL_CHARACTER,
                    1 + (int) text.chars().limit(at).filter(c -> c == '\n').count(),
                    null);
        }
        return legal;
    }

    /** Moves on; returns the kind of what was reached, see {@link XMLStreamConstants}. */
    int next() {
        try {
            int kind = in.next();
            if (kind == XMLStreamConstants.START_ELEMENT) {
                ReadingLimits.checkParts(++elements, line());
            }
            if (kind == XMLStreamConstants.START_ELEMENT && ++depth > ReadingLimits.DEPTH) {
                throw new UnreadableProgram(FindingCode.TOO_DEEP, Map.of("most", ReadingLimits.DEPTH), line());
            }
            if (kind == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            if (kind == XMLStreamConstants.DTD) {
                throw new UnreadableProgram(FindingCode.DTD_REFUSED, line());
            }
            return kind;
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /** Moves to the next child of the element the cursor is in; false at the end of that element. */
    boolean nextChild() {
        while (true) {
            int kind = next();
            if (kind == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (kind == XMLStreamConstants.END_ELEMENT || kind == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    String name() {
        return in.getLocalName();
    }

    String attribute(String name) {
        return in.getAttributeValue(null, name);
    }

    List<String> attributes() {
        return IntStream.range(0, in.getAttributeCount())
                .mapToObj(in::getAttributeLocalName)
                .toList();
    }

    int line() {
        return in.getLocation().getLineNumber();
    }

    XMLStreamReader stream() {
        return in;
    }

    private static UnreadableProgram malformed(XMLStreamException e) {
        Integer line = e.getLocation() == null ? null : e.getLocation().getLineNumber();
        String reason = e.getMessage().replaceFirst("(?s)^ParseError at .*?Message: ", "");
        return new UnreadableProgram(FindingCode.MALFORMED_XML, Map.of("reason", reason), line);
    }
}
