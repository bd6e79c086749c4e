package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.conferences.Conference;
import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Looks for events outside the conference's dates, as the conflict report does, and outside those the file itself names. */
final class DateChecks {

    private final ProgramDocument document;
    private final Conference conference;
    private final Findings findings;

    DateChecks(ProgramDocument document, Conference conference, Findings findings) {
        this.document = document;
        this.conference = conference;
        this.findings = findings;
    }

    void run() {
        List<Entry> entries = document.entries();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.start() != null && isOutside(entry.day())) {
                Map<String, ?> values = Map.of("title", entry.called(), "day", entry.day());
                findings.add(
                        FindingCode.OUTSIDE_CONFERENCE, values, entry.origin().line(), i);
            }
        }
    }

    private boolean isOutside(LocalDate day) {
        ConferenceInfo file = document.conference();
        return isOutside(day, conference.startDate(), conference.endDate()) || isOutside(day, file.start(), file.end());
    }

    private static boolean isOutside(LocalDate day, LocalDate start, LocalDate end) {
        return start != null && day.isBefore(start) || end != null && day.isAfter(end);
    }
}
