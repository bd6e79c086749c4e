package io.plenary.formats.ics;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.reading.ReadingLimits;
import io.plenary.formats.text.PlainText;
import java.util.Map;
import java.util.Optional;

/** Unfolds the lines of iCalendar one after the other; each is bounded. */
final class ContentLines {

    private static final int SHOWN = 60;

    private final String text;
    private final Findings findings;
    private int at;
    private int line = 1;
    private int read;

    ContentLines(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /** The next line that is a property; null at the end. */
    ContentLine next() {
        while (at < text.length()) {
            int first = line;
            StringBuilder unfolded = new StringBuilder(physicalLine());
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
                unfolded.append(physicalLine());
                check(unfolded.length(), first);
            }
            if (!unfolded.toString().isBlank()) {
                ReadingLimits.checkParts(++read, first);
                Optional<ContentLine> property = ContentLine.parse(unfolded.toString(), first);
                if (property.isPresent()) {
                    return property.get();
                }
                leaveOut(unfolded.toString(), first);
            }
        }
        return null;
    }

    /** Where not even the first line is one, this is something else. */
    private void leaveOut(String line, int first) {
        if (read == 1) {
            throw new UnreadableProgram(
                    FindingCode.MALFORMED_ICS, Map.of("reason", "the first line holds no property"), first);
        }
        String beginning =
                line.strip().substring(0, Math.min(SHOWN, line.strip().length()));
        findings.add(FindingCode.LINE_LEFT_OUT, Map.of("text", PlainText.legal(beginning)), first, null);
    }

    private String physicalLine() {
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end;
        check(stop - at, line);
        String physical = text.substring(at, stop > at && text.charAt(stop - 1) == '\r' ? stop - 1 : stop);
        at = Math.min(stop + 1, text.length());
        line++;
        return physical;
    }

    private static void check(int length, int line) {
        if (length > ReadingLimits.PIECE) {
            throw new UnreadableProgram(FindingCode.LINE_TOO_LONG, Map.of("most", ReadingLimits.PIECE), line);
        }
    }

    int line() {
        return line;
    }
}
