package io.plenary.formats.print;

import io.plenary.formats.document.Person;
import java.awt.Color;
import java.text.Collator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who speaks, and on which pages. */
final class SpeakerIndex {

    private static final Ink NAME = Ink.plain(9, Ink.BLACK);
    private static final Ink PAGE = Ink.plain(9, Ink.GRAY);
    private static final float INDENT = 10;

    private record Key(Object identity, String name) {}

    private final Pages pages;
    private final PrintWords words;
    private final Color color;
    private final Map<Key, TreeSet<Integer>> found = new HashMap<>();

    SpeakerIndex(Pages pages, PrintWords words, Color color) {
        this.pages = pages;
        this.words = words;
        this.color = color;
    }

    void note(Person person, int page) {
        if (person.name() != null && !person.name().isBlank()) {
            Object identity = person.guid() == null ? person.name() : person.guid();
            found.computeIfAbsent(new Key(identity, person.name().strip()), first -> new TreeSet<>())
                    .add(page);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int size() {
        return (int) found.keySet().stream().map(Key::identity).distinct().count();
    }

    /** Each letter with the first name below it, and all other names. */
    List<List<Box>> boxes(float width) {
        List<List<Box>> all = new ArrayList<>();
        String letter = "";
        for (Key key : sorted()) {
            List<Box> together = new ArrayList<>();
            String first = letter(key.name());
            if (!first.equals(letter)) {
                together.add(heading(first));
            }
            letter = first;
            together.addAll(lines(key, width));
            all.add(together);
        }
        return all;
    }

    private List<Key> sorted() {
        Collator collator = Collator.getInstance(words.locale());
        Comparator<Key> order = Comparator.<Key, String>comparing(key -> letter(key.name()), collator)
                .thenComparing(Key::name, collator)
                .thenComparing(key -> key.identity().toString());
        return found.keySet().stream().sorted(order).toList();
    }

    /** Without its accents; what begins with none is all together. */
    private static String letter(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD);
        int first = plain.codePointAt(0);
        return Character.isLetter(first) ? Character.toString(first).toUpperCase(Locale.ROOT) : "#";
    }

    private Box heading(String letter) {
        Ink ink = Ink.bold(11, color);
        return new Box(26, (x, top) -> pages.write(letter, x, top - 20, ink));
    }

    private List<Box> lines(Key key, float width) {
        String numbers = found.get(key).stream().map(String::valueOf).collect(Collectors.joining(", "));
        float taken = pages.width(numbers, PAGE);
        List<Box> boxes = new ArrayList<>();
        if (taken + 30 > width / 2) {
            pages.wrapped(key.name(), NAME, width).forEach(line -> boxes.add(line(line, width)));
            pages.wrapped(numbers, PAGE, width - INDENT)
                    .forEach(line -> boxes.add(new Box(
                            PAGE.leading(), (x, top) -> pages.write(line, x + INDENT, top - PAGE.size(), PAGE))));
            return boxes;
        }
        List<String> name = pages.wrapped(key.name(), NAME, width - taken - 8);
        name.forEach(line -> boxes.add(line(line, width - taken - 8)));
        Box last = boxes.remove(boxes.size() - 1);
        boxes.add(new Box(last.height(), (x, top) -> {
            last.drawing().draw(x, top);
            pages.writeRight(numbers, x + width, top - PAGE.size(), PAGE);
        }));
        return boxes;
    }

    private Box line(String line, float width) {
        return new Box(NAME.leading() + 1, (x, top) -> pages.writeIn(line, x, top - NAME.size(), width, NAME));
    }
}
