package io.plenary.linker;

import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What nobody reads on the way to a browser: comments on lines of their own, and the space before the others. */
final class Text {

    private static final Pattern UNREAD =
            Pattern.compile("(?m)^[ \\t]*(?:/\\*(?s:.*?)\\*/[ \\t]*$\\n?|//.*\\n?|\\n|(?=\\S))");
    private static final Pattern CSS_COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");

    private Text() {}

    /** @param isText positions at which all of it means something */
    static void shorten(String text, IntPredicate isText, Edits edits) {
        UNREAD.matcher(text)
                .results()
                .filter(found -> !isText.test(found.start()))
                .forEach(found -> remove(found, edits));
    }

    private static void remove(MatchResult found, Edits edits) {
        if (found.start() < found.end()) {
            edits.replace(found.start(), found.end(), "");
        }
    }

    static String shortStyles(String css) {
        return CSS_COMMENT
                        .matcher(css)
                        .replaceAll("")
                        .replaceAll("\\s*\\n\\s*", "\n")
                        .strip() + "\n";
    }
}
