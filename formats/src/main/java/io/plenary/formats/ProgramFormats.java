package io.plenary.formats;

import io.plenary.formats.checks.QualityChecks;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.ics.ScheduleIcsReader;
import io.plenary.formats.json.ScheduleJsonReader;
import io.plenary.formats.reading.Destination;
import io.plenary.formats.reading.EncodedText;
import io.plenary.formats.reading.ProgramAssembler;
import io.plenary.formats.reading.ProgramReader;
import io.plenary.formats.reading.RawProgram;
import io.plenary.formats.reading.ReadingLimits;
import io.plenary.formats.xml.ScheduleXmlReader;
import java.util.Locale;
import java.util.Map;

/** The one door for reading program files. */
public final class ProgramFormats {

    private static final Map<ProgramFormat, ProgramReader> READERS = Map.of(
            ProgramFormat.SCHEDULE_XML, new ScheduleXmlReader(),
            ProgramFormat.SCHEDULE_JSON, new ScheduleJsonReader(),
            ProgramFormat.ICALENDAR, new ScheduleIcsReader());

    private ProgramFormats() {}

    /**
     * Reads a program file leniently: whatever can be understood becomes an entry, whatever is doubtful a finding.
     *
     * @param contentType media type of the body; the format is sniffed when it is null or generic
     * @param destination the conference the file is read for
     * @param findings takes the quality report
     * @throws UnreadableProgram when the file as a whole cannot be read: unknown format, broken encoding, not
     *     well-formed, a document type declaration, more than the platform reads
     */
    public static ProgramDocument read(byte[] body, String contentType, Destination destination, Findings findings) {
        if (body.length > ReadingLimits.BYTES) {
            throw new UnreadableProgram(FindingCode.TOO_LARGE, Map.of("most", ReadingLimits.BYTES >> 20), null);
        }
        ProgramFormat format = formatOf(EncodedText.head(body), contentType);
        String text = format == ProgramFormat.ICALENDAR ? EncodedText.decodeFolded(body) : EncodedText.decode(body);
        RawProgram raw = READERS.get(format).read(text, destination, findings);
        ProgramDocument document = new ProgramAssembler(raw, destination.zone(), findings).assemble();
        new QualityChecks(document, destination.zone(), findings).run();
        return document;
    }

    private static ProgramFormat formatOf(String head, String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.endsWith("/xml") || type.endsWith("+xml")) {
            return ProgramFormat.SCHEDULE_XML;
        }
        if (type.endsWith("/json") || type.endsWith("+json")) {
            return ProgramFormat.SCHEDULE_JSON;
        }
        return type.equals("text/calendar") ? ProgramFormat.ICALENDAR : sniff(head);
    }

    private static ProgramFormat sniff(String head) {
        String start = head.stripLeading();
        if (start.startsWith("<")) {
            return ProgramFormat.SCHEDULE_XML;
        }
        if (start.startsWith("{")) {
            return ProgramFormat.SCHEDULE_JSON;
        }
        if (start.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
            return ProgramFormat.ICALENDAR;
        }
        throw new UnreadableProgram(FindingCode.UNKNOWN_FORMAT, null);
    }
}
