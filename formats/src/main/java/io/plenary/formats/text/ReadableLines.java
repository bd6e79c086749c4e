package io.plenary.formats.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Words in lines and paragraphs, told by the elements they stand in; at most so many characters. */
final class ReadableLines {

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dl", "table");
    private static final int DEEPEST = 10;
    private static final int LONGEST_ADDRESS = 2_000;

    /** How many items of a list there were so far. */
    private static final class Items {
        private final boolean numbered;
        private int count;

        Items(boolean numbered) {
            this.numbered = numbered;
        }

        String next() {
            count++;
            return numbered ? count + ". " : "- ";
        }
    }

    private final int most;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Items> lists = new ArrayDeque<>();
    private String address;
    private int addressed;

    ReadableLines(int most) {
        this.most = most;
    }

    boolean isFull() {
        return out.length() > most;
    }

    void open(String element) {
        switch (element) {
            case "br" -> breakLine();
            case "ul", "ol" -> {
                endLine();
                lists.push(new Items(element.equals("ol")));
            }
            case "li" -> {
                endLine();
                openItem();
            }
            default -> {}
        }
    }

    private void openItem() {
        String mark = lists.isEmpty() ? "- " : lists.peek().next();
        add("  ".repeat(Math.max(0, Math.min(lists.size(), DEEPEST) - 1)) + mark);
    }

    void openLink(String target) {
        address = target;
        addressed = out.length();
    }

    void close(String element) {
        switch (element) {
            case "a" -> closeLink();
            case "td", "th" -> add(" ");
            case "li", "dt", "dd", "tr", "div" -> endLine();
            case "ul", "ol" -> closeList();
            default -> closeParagraph(element);
        }
    }

    /** A list within a list is part of its item. */
    private void closeList() {
        lists.poll();
        if (lists.isEmpty()) {
            endParagraph();
        } else {
            endLine();
        }
    }

    private void closeParagraph(String element) {
        if (PARAGRAPHS.contains(element)) {
            endParagraph();
        }
    }

    private void closeLink() {
        boolean shown = address != null
                && address.length() <= LONGEST_ADDRESS
                && addressed < out.length()
                && !out.substring(addressed).equals(address)
                && Texts.isWebAddress(address);
        if (shown) {
            add(" (" + address + ")");
        }
        address = null;
    }

    /** Words between which spaces mean no more than one. */
    void addWords(String words) {
        add(isAtSpace() ? words.stripLeading() : words);
    }

    private boolean isAtSpace() {
        return out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
    }

    /** Text whose line breaks count. */
    void addLines(String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length && !isFull(); i++) {
            if (i > 0) {
                breakLine();
            }
            add(lines[i]);
        }
    }

    void add(String text) {
        out.append(text, 0, Math.min(text.length(), Math.max(0, most + 1 - out.length())));
    }

    private void endLine() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            breakLine();
        }
    }

    private void endParagraph() {
        breakLine();
        breakLine();
    }

    /** No line ends with spaces, and no two empty ones follow each other. */
    private void breakLine() {
        int end = out.length();
        while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
            end--;
        }
        out.setLength(end);
        if (end > 0 && !(end > 1 && out.charAt(end - 1) == '\n' && out.charAt(end - 2) == '\n')) {
            out.append('\n');
        }
    }

    @Override
    public String toString() {
        if (!isFull()) {
            return out.toString();
        }
        int end = Character.isHighSurrogate(out.charAt(most - 2)) ? most - 2 : most - 1;
        return out.substring(0, end).stripTrailing() + "…";
    }
}
