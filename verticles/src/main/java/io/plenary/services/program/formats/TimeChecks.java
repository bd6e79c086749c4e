package io.plenary.services.program.formats;

import io.plenary.services.program.formats.Finding.Severity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

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
            findings.add(Severity.WARNING, "NO_EVENTS", "the file holds no events", null, null);
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
            findings.count(
                    Severity.INFO,
                    "PAST_MIDNIGHT",
                    "events start after midnight and stay with the day before",
                    entry.origin().line());
        } else if (!start.equals(entry.day())) {
            report(entry, index, "DAY_DIFFERS", "starts on %s but belongs to %s".formatted(start, entry.day()));
        }
        ConferenceInfo conference = document.conference();
        boolean early = conference.start() != null && entry.day().isBefore(conference.start());
        boolean late = conference.end() != null && entry.day().isAfter(conference.end());
        if (early || late) {
            report(
                    entry,
                    index,
                    "OUTSIDE_CONFERENCE",
                    "takes place on %s, outside the conference".formatted(entry.day()));
        }
    }

    private void checkDuration(Entry entry, int index) {
        if (entry.durationMinutes() == 0) {
            report(entry, index, "ZERO_DURATION", "lasts 0 minutes");
        } else if (entry.durationMinutes() > LONG_MINUTES) {
            report(entry, index, "LONG_DURATION", "lasts %d minutes".formatted(entry.durationMinutes()));
        }
    }

    private void report(Entry entry, int index, String code, String what) {
        findings.add(
                Severity.WARNING,
                code,
                "“%s” %s".formatted(entry.title(), what),
                entry.origin().line(),
                index);
    }
}
