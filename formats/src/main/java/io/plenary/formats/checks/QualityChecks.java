package io.plenary.formats.checks;

import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.findings.Findings;
import java.time.ZoneId;

/** Looks at a whole program for what its organizers should know; changes nothing. */
public final class QualityChecks {

    private final ProgramDocument document;
    private final ZoneId conferenceZone;
    private final Findings findings;

    public QualityChecks(ProgramDocument document, ZoneId conferenceZone, Findings findings) {
        this.document = document;
        this.conferenceZone = conferenceZone;
        this.findings = findings;
    }

    public void run() {
        new TimeChecks(document, conferenceZone, findings).run();
        new OverlapChecks(document, findings).run();
        new PersonChecks(document, findings).run();
        new TextChecks(document, findings).run();
    }
}
