package io.plenary.formats.print;

import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.document.ProgramTrack;
import io.plenary.formats.paper.Shades;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first page: which conference, when and where; what is where; and where to look for what changed. */
final class Cover {

    private static final float MARGIN = 56;
    private static final float COLORED = 0.5f;
    private static final float LARGEST = 46;
    private static final float SMALLEST = 20;
    private static final float LOGO = 84;
    private static final float CODE = 96;
    private static final Color QUIET = new Color(0xE6, 0xE9, 0xF0);
    private static final Ink HEADING = Ink.bold(12, Ink.BLACK);
    private static final Ink ROW = Ink.plain(10.5f, Ink.BLACK);
    private static final Ink SMALL = Ink.plain(9, Ink.GRAY);

    private final Pages pages;
    private final ProgramDocument program;
    private final ConferenceInfo conference;
    private final PrintContext context;
    private final PrintWords words;
    private final Shades shades;
    private final SessionBoxes boxes;

    Cover(
            Pages pages,
            ProgramDocument program,
            PrintContext context,
            PrintWords words,
            Shades shades,
            SessionBoxes boxes) {
        this.pages = pages;
        this.program = program;
        this.conference = program.conference();
        this.context = context;
        this.words = words;
        this.shades = shades;
        this.boxes = boxes;
    }

    /**
     * @param contents on which page what begins
     * @param people who speak
     */
    void draw(Map<String, Integer> contents, int people) throws IOException {
        float edge = pages.height() * (1 - COLORED);
        pages.fill(shades.ground(), 0, edge, pages.width(), pages.height() - edge);
        pages.fill(shades.light(), 0, edge - 7, pages.width(), 7);
        logo();
        title(edge + 40);
        float bottom = MARGIN + CODE + 24;
        float half = (pages.width() - 2 * MARGIN - 40) / 2;
        contents(contents, edge - 50, bottom, half);
        tracks(MARGIN + half + 40, edge - 50, bottom, half);
        foot(people);
    }

    private void logo() throws IOException {
        float top = pages.height() - MARGIN;
        if (context.logo() != null) {
            pages.logo(context.logo(), MARGIN + Pages.logoWidth(LOGO), top, LOGO);
        }
        String label = context.draft() ? words.get("draft") : words.get("program");
        pages.writeRight(label, pages.width() - MARGIN, top - 16, Ink.bold(16, QUIET));
    }

    /** From its foot upwards. */
    private void title(float foot) throws IOException {
        float room = pages.width() - 2 * MARGIN;
        float y = foot;
        String where = Stream.of(conference.venue(), conference.city())
                .filter(Objects::nonNull)
                .filter(place -> !place.isBlank())
                .collect(Collectors.joining(" · "));
        y = upwards(where, Ink.plain(13, QUIET), y, room, 2);
        y = upwards(words.range(conference.start(), conference.end()), Ink.bold(14, Color.WHITE), y, room, 1);
        y += 14;
        y = upwards(conference.subtitle(), Ink.plain(15, QUIET), y, room, 3) + 8;
        float high = pages.height() - MARGIN - LOGO - 20 - y;
        upwards(conference.title(), fitting(conference.title(), room, high), y, room, Integer.MAX_VALUE);
    }

    private Ink fitting(String title, float room, float high) {
        Ink ink = Ink.bold(LARGEST, Color.WHITE);
        while (ink.size() > SMALLEST && !fits(title, ink, room, high)) {
            ink = ink.sized(ink.size() - 2);
        }
        return ink;
    }

    private boolean fits(String title, Ink ink, float room, float high) {
        return Stream.of(title.split(" ")).allMatch(word -> pages.width(word, ink) <= room)
                && pages.wrapped(title, ink, room).size() * ink.leading() <= high;
    }

    private float upwards(String text, Ink ink, float y, float room, int most) throws IOException {
        if (text == null || text.isBlank()) {
            return y;
        }
        List<String> lines = pages.wrapped(text.strip(), ink, room);
        List<String> kept = lines.subList(0, Math.min(most, lines.size()));
        float line = y;
        for (int i = kept.size() - 1; i >= 0; i--) {
            pages.writeIn(kept.get(i), MARGIN, line, room, ink);
            line += ink.leading();
        }
        return line + 4;
    }

    private void contents(Map<String, Integer> contents, float top, float bottom, float width) throws IOException {
        pages.write(words.get("contents"), MARGIN, top, HEADING);
        float y = top - 24;
        for (Map.Entry<String, Integer> part : contents.entrySet()) {
            if (y < bottom) {
                return;
            }
            String number = part.getValue().toString();
            float taken = pages.width(number, ROW);
            String name = pages.cut(part.getKey(), ROW, width - taken - 12);
            pages.write(name, MARGIN, y, ROW);
            float from = MARGIN + pages.width(name, ROW) + 6;
            pages.fill(Ink.HAIR, from, y + 1, MARGIN + width - taken - 6 - from, 0.7f);
            pages.writeRight(number, MARGIN + width, y, ROW);
            y -= 18;
        }
        if (contents.isEmpty()) {
            pages.write(words.get("nothing"), MARGIN, y, ROW);
        }
    }

    /** Those of which there is something. */
    private void tracks(float x, float top, float bottom, float width) throws IOException {
        Set<String> used = program.entries().stream()
                .map(entry -> Objects.requireNonNullElse(entry.track(), ""))
                .collect(Collectors.toSet());
        List<String> tracks = program.tracks().stream()
                .map(ProgramTrack::name)
                .filter(used::contains)
                .toList();
        if (tracks.isEmpty()) {
            return;
        }
        pages.write(words.get("tracks"), x, top, HEADING);
        float y = top - 24;
        for (String track : tracks) {
            if (y < bottom + 18) {
                pages.write("…", x, y, ROW);
                return;
            }
            pages.fill(boxes.color(track), x, y - 1, 10, 10);
            pages.write(pages.cut(track, ROW, width - 18), x + 18, y, ROW);
            y -= 18;
        }
    }

    private void foot(int people) throws IOException {
        String address = context.conferenceUrl().toString();
        float room = pages.width() - 2 * MARGIN - CODE - 20;
        pages.fill(Ink.HAIR, MARGIN, MARGIN + CODE + 8, pages.width() - 2 * MARGIN, 0.7f);
        pages.code(address, pages.width() - MARGIN - CODE + 10, MARGIN - 12, CODE);
        Ink standing = context.draft() ? Ink.bold(11, Ink.RED) : Ink.bold(11, Ink.BLACK);
        float y = MARGIN + CODE - 24;
        pages.write(words.standing(context), MARGIN, y, standing);
        long rooms = program.entries().stream()
                .map(entry -> Objects.requireNonNullElse(entry.room(), ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .count();
        String counted = words.count("sessions", program.entries().size()) + " · " + words.count("rooms", (int) rooms)
                + " · " + words.count("people", people);
        pages.write(counted, MARGIN, y - 19, SMALL);
        pages.write(words.fill("zone", words.zone()), MARGIN, y - 34, SMALL);
        pages.write(words.get("newest"), MARGIN, y - 55, SMALL);
        pages.write(pages.cut(address, SMALL, room), MARGIN, y - 68, Ink.bold(9, Ink.BLACK));
    }
}
