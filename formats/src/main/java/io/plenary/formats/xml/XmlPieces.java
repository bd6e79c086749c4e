package io.plenary.formats.xml;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.reading.ReadingLimits;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a parser reads into memory as a whole, before anybody can count it: tags, texts, comments, sections, instructions. Too
 * long values are cut before it sees them, yet remain longer than any value may be, so that whoever takes them reports it.
 */
final class XmlPieces {

    private static final Pattern VALUE = Pattern.compile("=\\s*(?:\"([^\"<]*)\"|'([^'<]*)')");
    private static final int LONGEST_ENTITY = 12;

    private final String text;
    private final Findings findings;
    private final StringBuilder bounded = new StringBuilder();
    private int copied;

    private XmlPieces(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    static String bounded(String text, Findings findings) {
        return new XmlPieces(text, findings).bounded();
    }

    private String bounded() {
        for (int at = 0; at < text.length(); ) {
            int end = endOfPiece(at);
            if (end - at > ReadingLimits.PIECE) {
                bounded.append(text, copied, at);
                int length = bounded.length();
                appendShortened(at, end);
                keepLines(at, end, length);
                copied = end;
            }
            at = end;
        }
        return copied == 0 ? text : bounded.append(text, copied, text.length()).toString();
    }

    /** Where the next piece starts: a tag takes the text behind it along. */
    private int endOfPiece(int at) {
        if (text.startsWith("<!--", at)) {
            return after("-->", at + 4);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return after("]]>", at + 9);
        }
        if (text.startsWith("<?", at)) {
            return after("?>", at + 2);
        }
        int next = text.indexOf('<', at + 1);
        return next < 0 ? text.length() : next;
    }

    private int after(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private void appendShortened(int at, int end) {
        if (text.startsWith("<!--", at)) {
            return;
        }
        if (text.startsWith("<?", at)) {
            findings.count(FindingCode.EXTENSION_UNREADABLE, line(at));
        } else if (text.startsWith("<![CDATA[", at)) {
            bounded.append(text, at, at + ReadingLimits.PIECE).append("]]>");
        } else {
            int tag = endOfTag(at, end);
            appendTag(at, tag);
            appendText(tag, end);
        }
    }

    private int endOfTag(int at, int end) {
        if (text.charAt(at) != '<') {
            return at;
        }
        char quote = 0;
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == '>') {
                return i + 1;
            }
            quote = quote == c ? 0 : quote == 0 && (c == '"' || c == '\'') ? c : quote;
        }
        return end;
    }

    private void appendTag(int at, int end) {
        StringBuilder tag = new StringBuilder();
        Matcher value = VALUE.matcher(text).region(at, end);
        int from = at;
        while (value.find()) {
            int group = value.start(1) < 0 ? 2 : 1;
            tag.append(text, from, value.start(group)).append(shortened(value.group(group), ReadingLimits.LONG_VALUE));
            from = value.end(group);
        }
        tag.append(text, from, end);
        if (tag.length() > ReadingLimits.PIECE) {
            throw new UnreadableProgram(FindingCode.TEXT_TOO_LONG, Map.of("most", ReadingLimits.PIECE), line(at));
        }
        bounded.append(tag);
    }

    private void appendText(int from, int end) {
        bounded.append(shortened(text.substring(from, end), ReadingLimits.PIECE));
    }

    /** Without half an entity at its end. */
    private static String shortened(String value, int most) {
        if (value.length() <= most) {
            return value;
        }
        int entity = value.lastIndexOf('&', most - 1);
        boolean half =
                entity > most - LONGEST_ENTITY && value.substring(entity, most).indexOf(';') < 0;
        return value.substring(0, half ? entity : most);
    }

    /** Findings behind it shall name the lines of the file. */
    private void keepLines(int at, int end, int length) {
        long kept = bounded.chars().skip(length).filter(c -> c == '\n').count();
        long lines = text.substring(at, end).chars().filter(c -> c == '\n').count();
        bounded.append("\n".repeat((int) Math.min(lines - kept, ReadingLimits.TEXT)));
    }

    private int line(int at) {
        return 1 + (int) text.chars().limit(at).filter(c -> c == '\n').count();
    }
}
