package io.plenary.formats.print;

import io.plenary.formats.document.Entry;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.paper.Shades;
import java.awt.Color;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** All of a program: a page with what it is, its days by time and room, and who speaks on which page. */
final class Booklet {

    private static final float MARGIN = 42;
    private static final float HEAD = 34;
    private static final float TOP = 56;
    private static final float BOTTOM = 52;
    private static final float DAY = 58;
    private static final float WIDEST_COLUMN = 300;
    private static final Ink RUNNING = Ink.plain(8, Ink.GRAY);
    private static final Ink NUMBER = Ink.bold(9, Ink.BLACK);
    private static final int NEARLY_DONE = 95;

    private final Pages pages;
    private final ProgramDocument program;
    private final PrintContext context;
    private final PrintWords words;
    private final Shades shades;
    private final IntConsumer progress;
    private final Columns columns;
    private final SessionBoxes boxes;
    private final SpeakerIndex index;
    /** What is at the head of each page; that of the first has none. */
    private final List<String> heads = new ArrayList<>();
    /** On which page what begins. */
    private final Map<String, Integer> contents = new LinkedHashMap<>();

    private String section = "";
    private int written;

    Booklet(Pages pages, ProgramDocument program, PrintContext context, IntConsumer progress) {
        this.pages = pages;
        this.program = program;
        this.context = context;
        this.words = new PrintWords(context.language(), context.zone());
        this.shades = Shades.of(program.conference().primaryColor());
        this.progress = progress;
        int count = Math.max(2, (int) (pages.width() / WIDEST_COLUMN));
        columns = new Columns(pages, count, MARGIN, pages.height() - TOP, BOTTOM, () -> heads.add(section));
        boxes = new SessionBoxes(pages, words, program, columns.width(), shades.ground());
        index = new SpeakerIndex(pages, words, shades.ground());
    }

    void write() throws IOException {
        pages.add();
        heads.add("");
        List<PrintedDay> days = PrintedDay.of(program);
        for (PrintedDay day : days) {
            write(day);
        }
        if (!index.isEmpty()) {
            writeIndex();
        }
        progress.accept(NEARLY_DONE);
        writeHeads();
        pages.turnTo(0);
        new Cover(pages, program, context, words, shades, boxes).draw(contents, index.size());
    }

    private void begin(String title, String about) throws IOException {
        section = title;
        columns.begin(DAY);
        pages.mark(title);
        contents.put(title, pages.count());
        float y = pages.height() - TOP - 32;
        pages.fill(shades.ground(), MARGIN, y, pages.width() - 2 * MARGIN, 38);
        Ink ink = Ink.bold(16, Color.WHITE);
        Ink small = Ink.plain(10, Color.WHITE);
        float room = pages.width() - 2 * MARGIN - 40 - pages.width(about, small);
        pages.write(pages.cut(title, ink, room), MARGIN + 14, y + 13, ink);
        pages.writeRight(about, pages.width() - MARGIN - 14, y + 14, small);
    }

    private void write(PrintedDay day) throws IOException {
        begin(day.label(words), words.count("sessions", day.entries().size()));
        Instant before = null;
        for (Entry entry : day.entries()) {
            List<Box> together = new ArrayList<>();
            if (entry.start() != null && !entry.start().equals(before)) {
                together.add(time(entry.start()));
            }
            before = entry.start();
            together.addAll(boxes.of(entry));
            int page = columns.place(together);
            entry.persons().forEach(person -> index.note(person, page));
            written++;
            progress.accept(NEARLY_DONE * written / program.entries().size());
        }
    }

    private Box time(Instant start) {
        Ink ink = Ink.bold(13, shades.ground());
        String clock = words.clock(start);
        return new Box(24, (x, top) -> {
            pages.write(clock, x, top - 13, ink);
            float taken = pages.width(clock, ink) + 8;
            pages.fill(Ink.HAIR, x + taken, top - 9, columns.width() - taken, 0.7f);
        });
    }

    private void writeIndex() throws IOException {
        begin(words.get("index"), words.count("people", index.size()));
        for (List<Box> together : index.boxes(columns.width())) {
            columns.place(together);
        }
    }

    private void writeHeads() throws IOException {
        String title = program.conference().title();
        String standing = words.standing(context);
        float right = pages.width() - MARGIN;
        for (int i = 1; i < pages.count(); i++) {
            pages.turnTo(i);
            float y = pages.height() - HEAD;
            String head = heads.get(i);
            pages.writeRight(head, right, y, RUNNING);
            pages.write(
                    pages.cut(title, RUNNING, right - MARGIN - 20 - pages.width(head, RUNNING)), MARGIN, y, RUNNING);
            pages.fill(shades.ground(), MARGIN, y - 7, right - MARGIN, 1);
            pages.write(standing, MARGIN, HEAD - 8, context.draft() ? Ink.bold(8, Ink.RED) : RUNNING);
            pages.writeRight(Integer.toString(i + 1), right, HEAD - 8, NUMBER);
        }
    }
}
