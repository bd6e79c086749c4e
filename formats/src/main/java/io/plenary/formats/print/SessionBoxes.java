package io.plenary.formats.print;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.EntryStatus;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.document.ProgramTrack;
import io.plenary.formats.text.ReadableText;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A session as a column has it, line by line, beside the color of its track. */
final class SessionBoxes {

    private static final Ink TIME = Ink.bold(8.5f, Ink.BLACK);
    private static final Ink ROOM = Ink.plain(8.5f, Ink.GRAY);
    private static final Ink TITLE = Ink.bold(10.5f, Ink.BLACK);
    private static final Ink CANCELLED = Ink.bold(8.5f, Ink.RED);
    private static final Ink SUBTITLE = Ink.plain(9.5f, Ink.GRAY);
    private static final Ink PEOPLE = Ink.plain(9, Ink.BLACK);
    private static final Ink TEXT = Ink.plain(8.5f, Ink.GRAY);
    private static final Ink FACTS = Ink.plain(7.5f, Ink.GRAY);
    /** Of tracks that have no color, as the client has them. */
    private static final List<Color> OTHERS = Stream.of(
                    "#2f7fe0", "#9b5fd6", "#dc4f4f", "#0d9aa3", "#c77700", "#169c47")
            .map(Color::decode)
            .toList();

    private static final float BAR = 3;
    private static final float INSET = 10;
    private static final float BETWEEN = 11;
    private static final float BREATH = 2;
    private static final int LONGEST_TEXT = 420;

    private final Pages pages;
    private final PrintWords words;
    private final float width;
    private final Map<String, Color> colors = new HashMap<>();
    private final Color usual;

    /** @param usual where there is no track */
    SessionBoxes(Pages pages, PrintWords words, ProgramDocument program, float width, Color usual) {
        this.pages = pages;
        this.words = words;
        this.width = width - INSET;
        this.usual = usual;
        for (ProgramTrack track : program.tracks()) {
            Color other = OTHERS.get(colors.size() % OTHERS.size());
            colors.put(track.name(), track.color() == null ? other : Color.decode(track.color()));
        }
    }

    Color color(String track) {
        return colors.getOrDefault(track == null ? "" : track, usual);
    }

    List<Box> of(Entry entry) {
        Color bar = color(entry.track());
        List<Box> boxes = new ArrayList<>();
        if (entry.start() != null) {
            boxes.add(barred(bar, TIME.leading() + 1, (x, top) -> when(entry, x, top - TIME.size())));
        }
        if (isCancelled(entry)) {
            add(boxes, bar, words.get("cancelled"), CANCELLED);
        }
        add(boxes, bar, entry.title(), TITLE);
        add(boxes, bar, entry.subtitle(), SUBTITLE);
        add(boxes, bar, people(entry), PEOPLE);
        boxes.add(barred(bar, BREATH, (x, top) -> {}));
        add(boxes, bar, brief(entry.abstractText()), TEXT);
        boxes.add(barred(bar, BREATH, (x, top) -> {}));
        add(boxes, bar, facts(entry), FACTS);
        boxes.add(Box.space(BETWEEN));
        return boxes;
    }

    private static boolean isCancelled(Entry entry) {
        return entry.status() == EntryStatus.CANCELLED;
    }

    private Box barred(Color bar, float height, Box.Drawing drawing) {
        return new Box(height, (x, top) -> {
            pages.fill(bar, x, top - height, BAR, height + 0.2f);
            drawing.draw(x + INSET, top);
        });
    }

    private void when(Entry entry, float x, float y) throws IOException {
        String span = words.clock(entry.start()) + (entry.durationMinutes() > 0 ? "–" + words.clock(entry.end()) : "");
        pages.write(span, x, y, TIME);
        if (entry.room() != null) {
            float taken = pages.width(span, TIME) + 7;
            pages.write(pages.cut(entry.room(), ROOM, width - taken), x + taken, y, ROOM);
        }
    }

    private void add(List<Box> boxes, Color bar, String text, Ink ink) {
        if (text == null || text.isBlank()) {
            return;
        }
        for (String line : pages.wrapped(text.strip(), ink, width)) {
            boxes.add(barred(bar, ink.leading(), (x, top) -> pages.writeIn(line, x, top - ink.size(), width, ink)));
        }
    }

    static String people(Entry entry) {
        return entry.persons().stream()
                .map(Person::name)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private String facts(Entry entry) {
        return Stream.of(entry.track(), entry.type(), words.language(entry.language()))
                .filter(Objects::nonNull)
                .filter(fact -> !fact.isBlank())
                .collect(Collectors.joining(" · "));
    }

    /** The beginning, without the signs of Markdown; it ends at a word. */
    static String brief(String markdown) {
        if (markdown == null) {
            return null;
        }
        String text = ReadableText.of(markdown).replaceAll("\\s+", " ").strip();
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int space = text.lastIndexOf(' ', LONGEST_TEXT);
        int end = space > LONGEST_TEXT / 2 ? space : text.offsetByCodePoints(0, LONGEST_TEXT / 2);
        return text.substring(0, end).replaceAll("[\\s.,;:]+$", "") + " …";
    }
}
