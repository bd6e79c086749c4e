package io.plenary.formats.reading;

import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what the dialects say of a link or an attachment. */
public final class Links {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    private final Findings findings;

    public Links(Findings findings) {
        this.findings = findings;
    }

    /** Null, and a finding, where it leads nowhere. */
    public ProgramLink link(NamedMembers said, int line) {
        String address = said.line("href", "url", "uri", "link", "src", "file");
        String title = Stream.of(
                        said.line("title", "name", "label", "text", "description"), said.line(NamedMembers.TEXT))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String type = said.line("type", "service", "kind", "mime_type", "content_type");
        if (address == null && title != null) {
            address = within(title, line);
        }
        if (address == null) {
            reportLost(title, line);
            return null;
        }
        return new ProgramLink(title, address, type);
    }

    private String within(String title, int line) {
        Matcher found = ADDRESS.matcher(title);
        if (!found.find()) {
            return null;
        }
        findings.count(FindingCode.LINK_WITHOUT_HREF, line);
        return found.group();
    }

    private void reportLost(String title, int line) {
        if (title == null) {
            findings.count(FindingCode.EMPTY_LINK, line);
        } else {
            findings.add(FindingCode.LINK_LEFT_OUT, Map.of("title", title), line, null);
        }
    }
}
