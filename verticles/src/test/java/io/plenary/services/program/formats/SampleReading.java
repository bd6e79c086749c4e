package io.plenary.services.program.formats;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** Files read the way an import reads them. */
final class SampleReading {

    static final String XML = "application/xml";
    static final String JSON = "application/json";
    static final String ICS = "text/calendar";

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    /** A program and the report about it. */
    record Reading(ProgramDocument document, List<Finding> findings) {

        List<String> titles() {
            return document.entries().stream().map(Entry::title).toList();
        }

        List<Finding> of(FindingCode code) {
            return findings.stream().filter(finding -> finding.code() == code).toList();
        }
    }

    private SampleReading() {}

    static Reading read(String file, String contentType) {
        return read(file.getBytes(StandardCharsets.UTF_8), contentType);
    }

    static Reading read(byte[] file, String contentType) {
        return read(file, contentType, Destination.in(ZONE));
    }

    static Reading read(byte[] file, String contentType, Destination destination) {
        Findings findings = new Findings();
        ProgramDocument document = ProgramFormats.read(file, contentType, destination, findings);
        return new Reading(document, findings.list());
    }

    /** Why nothing of the file is read. */
    static Finding refusal(byte[] file, String contentType) {
        return catchThrowableOfType(UnreadableProgram.class, () -> read(file, contentType))
                .finding();
    }

    static Finding refusal(String file, String contentType) {
        return refusal(file.getBytes(StandardCharsets.UTF_8), contentType);
    }
}
