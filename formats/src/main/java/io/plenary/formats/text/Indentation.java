package io.plenary.formats.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes away what a program indented the lines of a text by. Markdown would read four spaces as code, which nobody means who
 * writes about a talk; what belongs to an item of a list stays with it.
 */
public final class Indentation {

    private static final int CODE = 4;
    private static final Pattern ITEM = Pattern.compile("([-*+]|\\d{1,9}[.)]) +(?=\\S)");
    private static final Pattern FENCE = Pattern.compile("(```|~~~).*");

    private final List<String> kept = new ArrayList<>();
    /** Where the text of the innermost open item of a list begins. */
    private int item;
    /** What opened a block of code, null outside of one, and what was taken from its lines. */
    private String fence;

    private int taken;

    private Indentation() {}

    public static String removed(String text) {
        List<String> lines = text.lines().map(Indentation::withSpaces).toList();
        int common = lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .mapToInt(Indentation::width)
                .min()
                .orElse(0);
        Indentation indentation = new Indentation();
        for (String line : lines) {
            indentation.add(line.substring(Math.min(common, width(line))));
        }
        return String.join("\n", indentation.kept);
    }

    /** Its tabs before the first word as spaces. */
    private static String withSpaces(String line) {
        String words = line.stripLeading();
        String space = line.substring(0, line.length() - words.length());
        return words.isEmpty() ? "" : space.replace("\t", " ".repeat(CODE)) + words;
    }

    private static int width(String line) {
        return line.length() - line.stripLeading().length();
    }

    private void add(String line) {
        String words = line.stripLeading();
        if (fence != null) {
            kept.add(line.substring(Math.min(taken, width(line))));
            fence = words.startsWith(fence) ? null : fence;
            return;
        }
        int indent = indent(line, words);
        Matcher opening = FENCE.matcher(words);
        if (opening.matches()) {
            fence = opening.group(1);
            taken = width(line) - indent;
        }
        kept.add(" ".repeat(indent) + words);
    }

    private int indent(String line, String words) {
        if (words.isEmpty()) {
            return 0;
        }
        int width = width(line);
        int indent = width < item + CODE ? width : item;
        Matcher marker = ITEM.matcher(words);
        if (marker.lookingAt()) {
            item = indent + marker.end();
        } else if (indent < item && kept.get(kept.size() - 1).isEmpty()) {
            item = indent < 2 ? 0 : item;
        }
        return indent;
    }
}
