package io.plenary.services.program.formats;

import java.util.Map;

/** What a parser reads into memory as a whole, before anybody can count it: tags, comments, sections, instructions. */
final class XmlPieces {

    private XmlPieces() {}

    /** The text itself. */
    static String bounded(String text) {
        for (int at = 0; at < text.length(); ) {
            int end = endOfPiece(text, at);
            if (end - at > ReadingLimits.PIECE) {
                throw new UnreadableProgram(
                        FindingCode.TEXT_TOO_LONG,
                        Map.of("most", ReadingLimits.PIECE),
                        1 + (int) text.chars().limit(at).filter(c -> c == '\n').count());
            }
            at = end;
        }
        return text;
    }

    /** Where the next piece starts: a tag takes the text behind it along. */
    private static int endOfPiece(String text, int at) {
        if (text.startsWith("<!--", at)) {
            return after(text, "-->", at + 4);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return after(text, "]]>", at + 9);
        }
        if (text.startsWith("<?", at)) {
            return after(text, "?>", at + 2);
        }
        int next = text.indexOf('<', at + 1);
        return next < 0 ? text.length() : next;
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }
}
