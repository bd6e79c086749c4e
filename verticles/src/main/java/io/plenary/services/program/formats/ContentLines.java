package io.plenary.services.program.formats;

import java.util.Map;

/** Unfolds the lines of iCalendar one after the other; each is bounded. */
final class ContentLines {

    private final String text;
    private int at;
    private int line = 1;
    private int read;

    ContentLines(String text) {
        this.text = text;
    }

    /** The next line that is not empty; null at the end. */
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
                return ContentLine.parse(unfolded.toString(), first);
            }
        }
        return null;
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
