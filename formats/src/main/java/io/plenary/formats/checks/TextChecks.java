package io.plenary.formats.checks;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.text.Texts;
import java.util.stream.Stream;

/** Looks for addresses that say only together with their file where they lead. Without its base they are left out later. */
final class TextChecks {

    private final ProgramDocument document;
    private final Findings findings;

    TextChecks(ProgramDocument document, Findings findings) {
        this.document = document;
        this.findings = findings;
    }

    void run() {
        if (Texts.isWebAddress(document.conference().baseUrl())) {
            document.entries().forEach(this::check);
        }
    }

    private void check(Entry entry) {
        Integer line = entry.origin().line();
        Stream<String> links = Stream.concat(entry.links().stream(), entry.attachments().stream())
                .map(ProgramLink::url);
        Stream<String> own =
                Stream.of(entry.url(), entry.logo(), entry.feedbackUrl()).filter(it -> it != null);
        Stream.concat(own, links.filter(it -> it != null))
                .filter(Texts::isRelative)
                .forEach(it -> findings.count(FindingCode.RELATIVE_URL, line));
    }
}
