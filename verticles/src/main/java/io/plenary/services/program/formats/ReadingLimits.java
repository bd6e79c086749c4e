package io.plenary.services.program.formats;

import java.util.Map;

/** How much of a file is read; far above any real program, low enough that a hostile one cannot exhaust the memory. */
final class ReadingLimits {

    /** Twelve merged sources of the largest congress make 2.3 MB. */
    static final int BYTES = 32 * 1024 * 1024;

    static final int EVENTS = 20_000;
    static final int DEPTH = 64;
    /** Characters of one text. */
    static final int TEXT = 200_000;
    /** So much of a longer text is read that one can tell. */
    static final int LONG_VALUE = TEXT + 1;
    /**
     * Characters of one tag, comment or text of XML, of one text of JSON and of one unfolded line of iCalendar, as they are
     * written: an escaped character takes up to ten of them.
     */
    static final int PIECE = 12 * TEXT;
    /** Elements or JSON tokens of one event or one header. */
    static final int NODES = 20_000;

    /**
     * Elements of XML, lines of iCalendar and values beside the events, all together: the smallest of them becomes an object
     * twenty times its size.
     */
    static final int PARTS = 300_000;

    static final int JSON_TOKENS = 2_000_000;
    static final int DAYS = 1_000;
    /** Occurrences of repeating events, all together. */
    static final int OCCURRENCES = 5_000;
    /** Occurrences that are looked at, most of which lie outside a conference. */
    static final int REPETITIONS = 500_000;
    /** Definitions of time zones. */
    static final int ZONES = 200;
    /** Characters kept of members that have no field, per entry. */
    static final int EXTRA = 16_000;

    private ReadingLimits() {}

    /** The text, or so much of it that it is still too long. */
    static String beginning(String text) {
        return text == null || text.length() <= LONG_VALUE ? text : PlainText.legal(text.substring(0, LONG_VALUE));
    }

    static void checkParts(int count, Integer line) {
        if (count > PARTS) {
            throw new UnreadableProgram(FindingCode.TOO_MANY_ELEMENTS, Map.of("most", PARTS), line);
        }
    }

    /** Each day names its rooms again. */
    static void checkRooms(int count, Integer line) {
        if (count > EVENTS) {
            throw new UnreadableProgram(FindingCode.TOO_MANY_ROOMS, Map.of("most", EVENTS), line);
        }
    }

    static void checkEvents(int count, Integer line) {
        if (count > EVENTS) {
            throw new UnreadableProgram(FindingCode.TOO_MANY_EVENTS, Map.of("most", EVENTS), line);
        }
    }
}
