package io.plenary.formats.print;

import io.plenary.contracts.program.PaperSize;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.EntryStatus;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.document.ProgramRoom;
import io.plenary.formats.paper.Shades;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** What hangs at the doors of rooms: what happens there, a day on a page or more, in letters that are read from two meters. */
final class DoorSheets {

    private static final float MARGIN = 42;
    private static final float HEAD = 138;
    private static final float FOOT = 108;
    private static final float CODE = 88;
    private static final float LOGO = 72;
    private static final float TIMES = 104;
    private static final float BETWEEN = 16;
    private static final Color QUIET = new Color(0xE6, 0xE9, 0xF0);
    /** Capital letters of 7 mm. */
    private static final Ink TIME = Ink.bold(28, Ink.BLACK);

    private static final Ink UNTIL = Ink.plain(17, Ink.GRAY);
    private static final Ink TITLE = Ink.bold(21, Ink.BLACK);
    private static final Ink PEOPLE = Ink.plain(15, Ink.GRAY);
    private static final int MOST_LINES = 4;
    private static final int MOST_LINES_OF_PEOPLE = 2;

    private final Pages pages;
    private final ProgramDocument program;
    private final PrintContext context;
    private final PrintWords words;
    private final Shades shades;
    private final SessionBoxes colors;
    private final IntConsumer progress;
    /** All is as large as the paper allows. */
    private final float scale;

    private ProgramRoom room;
    private PrintedDay day;
    private float y;

    DoorSheets(Pages pages, ProgramDocument program, PrintContext context, IntConsumer progress) {
        this.pages = pages;
        this.program = program;
        this.context = context;
        this.words = new PrintWords(context.language(), context.zone());
        this.shades = Shades.of(program.conference().primaryColor());
        this.colors = new SessionBoxes(pages, words, program, 0, shades.ground());
        this.progress = progress;
        this.scale = context.size() == PaperSize.A3 ? 1.4f : 1;
    }

    void write() throws IOException {
        List<ProgramRoom> rooms = program.rooms().stream()
                .filter(one -> context.room() == null || context.room().equals(one.name()))
                .toList();
        List<PrintedDay> days =
                PrintedDay.of(program).stream().filter(PrintedDay::isScheduled).toList();
        int done = 0;
        for (ProgramRoom one : rooms) {
            room = one;
            for (PrintedDay any : days) {
                day = any.in(one.name());
                if (!day.entries().isEmpty()) {
                    writeDay();
                }
            }
            progress.accept(100 * ++done / rooms.size());
        }
        if (pages.count() == 0) {
            empty();
        }
    }

    private void writeDay() throws IOException {
        begin(false);
        pages.mark(room.name() + " · " + day.label(words));
        for (Entry entry : day.entries()) {
            write(entry);
        }
    }

    private float scaled(float length) {
        return length * scale;
    }

    private Ink scaled(Ink ink) {
        return ink.sized(scaled(ink.size()));
    }

    private void begin(boolean goesOn) throws IOException {
        pages.add();
        float edge = pages.height() - scaled(HEAD);
        pages.fill(shades.ground(), 0, edge, pages.width(), scaled(HEAD));
        pages.fill(shades.light(), 0, edge - 6, pages.width(), 6);
        float width = pages.width() - 2 * MARGIN - logo();
        Ink name = fitting(room.name(), width);
        pages.writeIn(pages.cut(room.name(), name, width), MARGIN, pages.height() - scaled(78), width, name);
        Ink ink = scaled(Ink.plain(19, QUIET));
        String label = day.label(words) + (goesOn ? " (" + words.get("goesOn") + ")" : "");
        pages.write(pages.cut(label, ink, width), MARGIN, edge + scaled(22), ink);
        foot();
        y = edge - 6 - scaled(26);
    }

    /** @return what it takes of the head */
    private float logo() throws IOException {
        if (context.logo() == null) {
            return 0;
        }
        float height = scaled(LOGO);
        pages.logo(context.logo(), pages.width() - MARGIN, pages.height() - (scaled(HEAD) - height) / 2, height);
        return Pages.logoWidth(height) + scaled(18);
    }

    private Ink fitting(String name, float width) {
        Ink ink = Ink.bold(scaled(54), Color.WHITE);
        while (ink.size() > scaled(26) && pages.width(name, ink) > width) {
            ink = ink.sized(ink.size() - 2);
        }
        return ink;
    }

    private void foot() throws IOException {
        String address = context.roomUrl().apply(room).toString();
        float right = pages.width() - MARGIN;
        float side = scaled(CODE);
        float top = scaled(FOOT);
        pages.fill(Ink.HAIR, MARGIN, top, right - MARGIN, 0.8f);
        pages.code(address, right - side + scaled(8), top - side - scaled(4), side);
        Ink title = scaled(Ink.bold(14, Ink.BLACK));
        Ink small = scaled(Ink.plain(11, Ink.GRAY));
        float wide = right - MARGIN - side - scaled(16);
        pages.write(pages.cut(program.conference().title(), title, wide), MARGIN, top - scaled(28), title);
        pages.write(
                pages.cut(words.standing(context), small, wide),
                MARGIN,
                top - scaled(48),
                context.draft() ? scaled(Ink.bold(11, Ink.RED)) : small);
        pages.write(words.get("scan") + ":", MARGIN, top - scaled(68), small);
        String page = context.conferenceUrl().toString();
        pages.write(pages.cut(page, small, wide), MARGIN, top - scaled(83), small);
    }

    private void write(Entry entry) throws IOException {
        float x = MARGIN + scaled(TIMES) + scaled(18);
        float width = pages.width() - MARGIN - x;
        List<String> title = lines(entry.title(), scaled(TITLE), width, MOST_LINES);
        List<String> people = lines(SessionBoxes.people(entry), scaled(PEOPLE), width, MOST_LINES_OF_PEOPLE);
        boolean cancelled = entry.status() == EntryStatus.CANCELLED;
        float text = (title.size() + (cancelled ? 1 : 0)) * scaled(TITLE).leading()
                + people.size() * scaled(PEOPLE).leading();
        float height = Math.max(text, scaled(TIME).leading() + scaled(UNTIL).leading());
        if (y - height < scaled(FOOT) + scaled(8)) {
            begin(true);
        }
        pages.fill(colors.color(entry.track()), x - scaled(14), y - height, scaled(5), height);
        times(entry);
        float line = y;
        if (cancelled) {
            line = down(List.of(words.get("cancelled")), Ink.bold(scaled(TITLE).size(), Ink.RED), x, line, width);
        }
        line = down(title, scaled(TITLE), x, line, width);
        down(people, scaled(PEOPLE), x, line, width);
        y -= height + scaled(BETWEEN);
    }

    private List<String> lines(String text, Ink ink, float width, int most) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        List<String> lines = pages.wrapped(text.strip(), ink, width);
        if (lines.size() <= most) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, most - 1));
        kept.add(pages.cut(lines.get(most - 1) + " " + lines.get(most), ink, width));
        return kept;
    }

    private void times(Entry entry) throws IOException {
        Ink time = scaled(TIME);
        Ink until = scaled(UNTIL);
        float top = y - time.size() * 0.82f;
        float right = MARGIN + scaled(TIMES) - scaled(6);
        pages.writeRight(words.clock(entry.start()), right, top, time);
        if (entry.durationMinutes() > 0) {
            pages.writeRight("–" + words.clock(entry.end()), right, top - until.leading(), until);
        }
    }

    private float down(List<String> lines, Ink ink, float x, float from, float width) throws IOException {
        float line = from;
        for (String text : lines) {
            pages.writeIn(text, x, line - ink.size() * 0.85f, width, ink);
            line -= ink.leading();
        }
        return line;
    }

    /** A page that says so is better than none. */
    private void empty() throws IOException {
        pages.add();
        pages.write(
                pages.cut(
                        context.room() == null ? program.conference().title() : context.room(),
                        Ink.bold(30, Ink.BLACK),
                        pages.width() - 2 * MARGIN),
                MARGIN,
                pages.height() - 90,
                Ink.bold(30, Ink.BLACK));
        pages.write(words.get("nothing"), MARGIN, pages.height() - 130, Ink.plain(18, Ink.GRAY));
        pages.write(words.standing(context), MARGIN, MARGIN, Ink.plain(11, Ink.GRAY));
    }
}
