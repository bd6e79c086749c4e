package io.plenary.formats.xml;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.text.PlainText;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/**
 * What follows an ampersand: a parser would refuse the whole file for a character that somebody copied from somewhere, for a name
 * that only HTML knows, and for an ampersand that means itself.
 */
final class XmlReferences {

    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");

    /**
     * Where nothing is a reference is gone past as a whole, up to the end of the text where it has no other: it would be looked
     * for again from each beginning.
     */
    private static final Pattern PIECE = Pattern.compile(
            "(?:<!--.*?(?:-->|\\z)|<!\\[CDATA\\[.*?(?:]]>|\\z)|<\\?.*?(?:\\?>|\\z))"
                    + "|&(?:#x0*(?<hex>[0-9a-fA-F]+);|#0*(?<decimal>[0-9]+);|(?<name>[\\p{L}_:][\\p{L}\\p{N}._:-]{0,100});)?",
            Pattern.DOTALL);

    private final String text;
    private final Findings findings;
    private int line = 1;
    private int counted;

    private XmlReferences(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    static String mended(String text, Findings findings) {
        return new XmlReferences(text, findings).mended();
    }

    private String mended() {
        Matcher matcher = PIECE.matcher(text);
        StringBuilder mended = new StringBuilder(text.length());
        int copied = 0;
        int at = next(0);
        while (at >= 0) {
            boolean found = matcher.region(at, text.length()).lookingAt();
            if (found && text.charAt(at) == '&') {
                mended.append(text, copied, at).append(mended(matcher.toMatchResult()));
                copied = matcher.end();
            }
            at = next(found ? matcher.end() : at + 1);
        }
        return mended.append(text, copied, text.length()).toString();
    }

    /** Looking at each character with the pattern takes many times as long as asking for the two that matter. */
    private int next(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '<' && text.charAt(at) != '&') {
            at++;
        }
        return at < text.length() ? at : -1;
    }

    private String mended(MatchResult found) {
        String hex = found.group(1);
        String decimal = found.group(2);
        String name = found.group(3);
        if (hex != null || decimal != null) {
            boolean legal = hex != null ? isLegal(hex, 16) : isLegal(decimal, 10);
            return legal ? found.group() : "\uFFFD";
        }
        if (name != null && OF_XML.contains(name)) {
            return found.group();
        }
        boolean html = name != null && Entities.isNamedEntity(name);
        report(html ? FindingCode.ENTITY_READ : FindingCode.ENTITY_KEPT, found);
        return html
                ? numeric(Entities.getByName(name))
                : "&amp;" + found.group().substring(1);
    }

    private static boolean isLegal(String digits, int radix) {
        int character = digits.length() > 7 ? -1 : Integer.parseInt(digits, radix);
        return Character.isValidCodePoint(character) && PlainText.firstIllegal(Character.toString(character), 0) < 0;
    }

    /** Whatever it is, it is no markup. */
    private static String numeric(String characters) {
        return characters.codePoints().mapToObj("&#%d;"::formatted).collect(Collectors.joining());
    }

    private void report(FindingCode code, MatchResult found) {
        for (; counted < found.start(); counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        findings.count(code, Map.of("name", PlainText.legal(found.group())), line);
    }
}
