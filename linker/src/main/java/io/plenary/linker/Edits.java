package io.plenary.linker;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Changes of a text by position, applied all at once. */
final class Edits {

    private record Edit(int end, String replacement) {}

    private final NavigableMap<Integer, Edit> byStart = new TreeMap<>();

    /** Replaces a stretch; of several that begin at one place the first counts. */
    void replace(int start, int end, String replacement) {
        byStart.putIfAbsent(start, new Edit(end, replacement));
    }

    void insert(int at, String text) {
        Edit there = byStart.get(at);
        byStart.put(at, there == null ? new Edit(at, text) : new Edit(there.end(), text + there.replacement()));
    }

    String apply(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int copied = 0;
        for (Map.Entry<Integer, Edit> edit : byStart.entrySet()) {
            if (edit.getKey() >= copied) {
                result.append(text, copied, edit.getKey())
                        .append(edit.getValue().replacement());
                copied = edit.getValue().end();
            }
        }
        return result.append(text, copied, text.length()).toString();
    }
}
