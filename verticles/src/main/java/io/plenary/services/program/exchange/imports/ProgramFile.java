package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.ImportFinding;
import io.plenary.contracts.program.ImportFormat;
import io.plenary.contracts.program.Severity;
import io.plenary.formats.ProgramFormats;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.reading.Destination;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A file as it was read.
 *
 * @param findings still growing: comparing with the stored program finds more
 */
record ProgramFile(ProgramDocument document, Findings findings) {

    /** @throws io.plenary.formats.findings.UnreadableProgram if nothing of it can be used */
    static ProgramFile read(byte[] bytes, ImportFormat format, Conference conference) {
        Findings findings = new Findings();
        Destination destination =
                new Destination(ZoneId.of(conference.timeZone()), conference.startDate(), conference.endDate());
        ProgramDocument document = ProgramFormats.read(bytes, contentType(format), destination, findings);
        if (document.entries().isEmpty()) {
            // Taken at its word, it would cancel the whole program.
            throw new UnreadableProgram(FindingCode.NO_EVENTS, null);
        }
        new DateChecks(document, conference, findings).run();
        return new ProgramFile(document, findings);
    }

    private static String contentType(ImportFormat format) {
        return switch (format) {
            case XML -> "application/xml";
            case JSON -> "application/json";
            case ICS -> "text/calendar";
            case UNKNOWN -> null;
        };
    }

    /** The quality report; a finding of an event names the session it became. */
    List<ImportFinding> report(List<UUID> sessionIds) {
        return findings.list().stream()
                .map(finding ->
                        reported(finding, finding.entryIndex() == null ? null : sessionIds.get(finding.entryIndex())))
                .toList();
    }

    /** @param sessionId null where it concerns no single session */
    static ImportFinding reported(Finding finding, UUID sessionId) {
        return new ImportFinding(
                Severity.valueOf(finding.code().severity().name()),
                finding.code().name(),
                finding.message(),
                finding.params(),
                finding.line(),
                sessionId);
    }
}
