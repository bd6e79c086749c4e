package io.plenary.formats.checks;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Looks for events at doubtful times. */
final class TimeChecks {

    private static final int LONG_MINUTES = 12 * 60;

    private final ProgramDocument document;
    private final ZoneId zone;
    private final Findings findings;

    TimeChecks(ProgramDocument document, ZoneId zone, Findings findings) {
        this.document = document;
        this.zone = zone;
        this.findings = findings;
    }

    void run() {
        if (document.entries().isEmpty()) {
            findings.add(FindingCode.NO_EVENTS, null, null);
        }
        List<Entry> entries = document.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).start() != null) {
                checkDay(entries.get(i), i);
                checkDuration(entries.get(i), i);
            }
        }
    }

    private void checkDay(Entry entry, int index) {
        LocalDate start = entry.start().atZone(zone).toLocalDate();
        LocalDate next = entry.day().plusDays(1);
        if (start.equals(next)) {
            findings.count(FindingCode.PAST_MIDNIGHT, entry.origin().line());
        } else if (!start.equals(entry.day())) {
            report(
                    entry,
                    index,
                    FindingCode.DAY_DIFFERS,
                    Map.of("title", entry.called(), "date", start, "day", entry.day()));
        }
    }

    private void checkDuration(Entry entry, int index) {
        if (entry.durationMinutes() == 0) {
            report(entry, index, FindingCode.ZERO_DURATION, Map.of("title", entry.called()));
        } else if (entry.durationMinutes() > LONG_MINUTES) {
            report(
                    entry,
                    index,
                    FindingCode.LONG_DURATION,
                    Map.of("title", entry.called(), "minutes", entry.durationMinutes()));
        }
    }

    private void report(Entry entry, int index, FindingCode code, Map<String, ?> values) {
        findings.add(code, values, entry.origin().line(), index);
    }
}
