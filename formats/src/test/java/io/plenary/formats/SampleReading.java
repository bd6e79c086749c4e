package io.plenary.formats;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.reading.Destination;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** Files read the way an import reads them. */
public final class SampleReading {

    public static final String XML = "application/xml";
    public static final String JSON = "application/json";
    public static final String ICS = "text/calendar";

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    /** A program and the report about it. */
    public record Reading(ProgramDocument document, List<Finding> findings) {

        public List<String> titles() {
            return document.entries().stream().map(Entry::title).toList();
        }

        public List<Finding> of(FindingCode code) {
            return findings.stream().filter(finding -> finding.code() == code).toList();
        }
    }

    private SampleReading() {}

    public static Reading read(String file, String contentType) {
        return read(file.getBytes(StandardCharsets.UTF_8), contentType);
    }

    public static Reading read(byte[] file, String contentType) {
        return read(file, contentType, Destination.in(ZONE));
    }

    public static Reading read(byte[] file, String contentType, Destination destination) {
        Findings findings = new Findings();
        ProgramDocument document = ProgramFormats.read(file, contentType, destination, findings);
        return new Reading(document, findings.list());
    }

    /** Why nothing of the file is read. */
    public static Finding refusal(byte[] file, String contentType) {
        return catchThrowableOfType(UnreadableProgram.class, () -> read(file, contentType))
                .finding();
    }

    public static Finding refusal(String file, String contentType) {
        return refusal(file.getBytes(StandardCharsets.UTF_8), contentType);
    }
}
