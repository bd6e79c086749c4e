package io.plenary.formats.json;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.reading.JsonLimits;
import io.plenary.formats.reading.ReadingLimits;
import io.plenary.formats.text.PlainText;
import java.util.Map;

/**
 * Values of JSON that are longer than a parser may be given. Texts are cut, yet remain longer than any value may be, so that
 * whoever takes them reports it; of a number nothing is left that could mean anything.
 */
final class JsonPieces {

    private final String text;
    private final Findings findings;
    private final StringBuilder bounded = new StringBuilder();
    private int copied;

    private JsonPieces(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    static String bounded(String text, Findings findings) {
        return new JsonPieces(text, findings).bounded();
    }

    private String bounded() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                int end = endOfText(at + 1);
                cut(at + 1, end);
                at = end + 1;
            } else if (isOfNumber(c)) {
                int end = endOfNumber(at);
                leaveOut(at, end);
                at = end;
            } else {
                at++;
            }
        }
        return copied == 0 ? text : bounded.append(text, copied, text.length()).toString();
    }

    private int endOfText(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private void cut(int from, int end) {
        if (end - from <= ReadingLimits.PIECE) {
            return;
        }
        int most = from + ReadingLimits.PIECE;
        int escape = text.lastIndexOf('\\', most);
        int begin = escape;
        while (begin > from && text.charAt(begin - 1) == '\\') {
            begin--;
        }
        boolean half = escape > most - 7 && (escape - begin) % 2 == 0;
        bounded.append(text, copied, half ? escape : begin > most - 7 ? begin : most);
        copied = end;
    }

    private static boolean isOfNumber(char c) {
        return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }

    private int endOfNumber(int from) {
        int at = from;
        while (at < text.length() && isOfNumber(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private void leaveOut(int from, int end) {
        if (end - from > JsonLimits.LONGEST_NUMBER) {
            int line = 1 + (int) text.chars().limit(from).filter(c -> c == '\n').count();
            findings.add(
                    FindingCode.VALUE_LEFT_OUT,
                    Map.of("field", member(from), "most", JsonLimits.LONGEST_NUMBER),
                    line,
                    null);
            bounded.append(text, copied, from).append("null");
            copied = end;
        }
    }

    /** Whose value begins there. */
    private String member(int at) {
        int end = text.lastIndexOf('"', at);
        int begin = end < 0 ? -1 : text.lastIndexOf('"', end - 1);
        return begin < 0 ? "" : PlainText.legal(text.substring(begin + 1, end));
    }
}
