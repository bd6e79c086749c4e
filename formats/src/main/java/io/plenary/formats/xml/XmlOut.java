package io.plenary.formats.xml;

import io.plenary.formats.text.PlainText;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML 1.0 that reads back as it was meant: nothing illegal, carriage returns kept. */
final class XmlOut {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    /** What is written into an element. */
    interface Content {
        void write() throws XMLStreamException;
    }

    XmlOut() throws XMLStreamException {
        out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        out.writeStartDocument("UTF-8", "1.0");
    }

    /** @param attributes names and values in turn; those without value are left out */
    void element(String name, Content content, String... attributes) throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.writeAttribute(attributes[i], PlainText.legal(attributes[i + 1]));
            }
        }
        content.write();
        out.writeEndElement();
    }

    void text(String name, String value, String... attributes) throws XMLStreamException {
        element(name, () -> characters(value == null ? "" : PlainText.legal(value)), attributes);
    }

    void textIfAny(String name, String value) throws XMLStreamException {
        if (value != null) {
            text(name, value);
        }
    }

    /** A parser would turn a bare carriage return into a line feed. */
    private void characters(String value) throws XMLStreamException {
        int from = 0;
        for (int cr = value.indexOf('\r'); cr >= 0; cr = value.indexOf('\r', from)) {
            out.writeCharacters(value.substring(from, cr));
            out.writeEntityRef("#13");
            from = cr + 1;
        }
        out.writeCharacters(value.substring(from));
    }

    void instruction(String target, String data) throws XMLStreamException {
        out.writeProcessingInstruction(target, PlainText.legal(data));
    }

    String finished() throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeEndDocument();
        out.close();
        return text.toString();
    }
}
