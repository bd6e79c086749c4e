package io.plenary.formats.reading;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.text.PlainText;
import java.util.Map;

/** How much of a file is read; far above any real program, low enough that a hostile one cannot exhaust the memory. */
public final class ReadingLimits {

    /** Twelve merged sources of the largest congress make 2.3 MB. */
    public static final int BYTES = 32 * 1024 * 1024;

    public static final int EVENTS = 20_000;
    public static final int DEPTH = 64;
    /** Characters of one text, as the API takes it. */
    public static final int TEXT = 100_000;
    /** So much of a longer text is read that one can tell. */
    public static final int LONG_VALUE = TEXT + 1;
    /**
     * Characters of one tag, comment or text of XML, of one text of JSON and of one unfolded line of iCalendar, as they are
     * written: an escaped character takes up to ten of them.
     */
    public static final int PIECE = 24 * TEXT;
    /** Elements or JSON tokens of one event or one header. */
    public static final int NODES = 20_000;

    /**
     * Elements of XML, lines of iCalendar and values beside the events, all together: the smallest of them becomes an object
     * twenty times its size.
     */
    static final int PARTS = 300_000;

    public static final int JSON_TOKENS = 2_000_000;
    static final int DAYS = 1_000;
    /** Occurrences of repeating events, all together. */
    public static final int OCCURRENCES = 5_000;
    /** Times that are made to find occurrences, all together, most of which lie outside a conference. */
    public static final int REPETITIONS = 500_000;
    /** The same to find when clocks change, in dozens of zones that begin in 1601. */
    public static final int CLOCK_CHANGES = 2_000_000;
    /** Definitions of time zones. */
    public static final int ZONES = 200;
    /** Characters kept of members that have no field, per entry. */
    static final int EXTRA = 16_000;

    private ReadingLimits() {}

    /** The text, or so much of it that it is still too long. */
    public static String beginning(String text) {
        return text == null || text.length() <= LONG_VALUE ? text : PlainText.legal(text.substring(0, LONG_VALUE));
    }

    /** Whoever waits for a file interrupts its reader when it takes too long: looked at wherever there is much of something. */
    public static void checkTime(Integer line) {
        if (Thread.currentThread().isInterrupted()) {
            throw new UnreadableProgram(FindingCode.TOO_SLOW, line);
        }
    }

    public static void checkParts(int count, Integer line) {
        checkTime(line);
        if (count > PARTS) {
            throw new UnreadableProgram(FindingCode.TOO_MANY_ELEMENTS, Map.of("most", PARTS), line);
        }
    }

    /** Each day names its rooms again. */
    public static void checkRooms(int count, Integer line) {
        if (count > EVENTS) {
            throw new UnreadableProgram(FindingCode.TOO_MANY_ROOMS, Map.of("most", EVENTS), line);
        }
    }

    public static void checkEvents(int count, Integer line) {
        checkTime(line);
        if (count > EVENTS) {
            throw new UnreadableProgram(FindingCode.TOO_MANY_EVENTS, Map.of("most", EVENTS), line);
        }
    }
}
