package io.plenary.services.program.formats;

import java.time.ZoneId;

/** Looks at a whole program for what its organizers should know; changes nothing. */
final class QualityChecks {

    private final ProgramDocument document;
    private final ZoneId conferenceZone;
    private final Findings findings;

    QualityChecks(ProgramDocument document, ZoneId conferenceZone, Findings findings) {
        this.document = document;
        this.conferenceZone = conferenceZone;
        this.findings = findings;
    }

    void run() {
        new TimeChecks(document, conferenceZone, findings).run();
        new OverlapChecks(document, findings).run();
        new PersonChecks(document, findings).run();
        new TextChecks(document, findings).run();
    }
}
