package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The schedule on paper: the grid where its rooms fit side by side, else a list with everything that is on that day. */
class PrintTest extends BrowserTest {

    /** One more than fit. */
    private static final int ROOMS = 9;

    private static final int SESSIONS_PER_ROOM = 6;

    /** In the demo, with a break beside which something takes place. */
    private static final int CARDS_OF_TUESDAY = 22;

    private static final Pattern SHEET = Pattern.compile("/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+)]");

    private record Sheet(double width, double height) {}

    @Test
    void aGridThatFitsIsPrintedAcross() {
        Visitor visitor = visitor();
        visitor.page().setViewportSize(900, 500);
        assertThat(Schedule.of(visitor, Platform.DEMO).day("Tuesday")).isVisible();

        assertThat(print(visitor)).allMatch(sheet -> sheet.width > sheet.height);
        assertThat(visitor.page().locator(".card")).hasCount(CARDS_OF_TUESDAY);
    }

    @Test
    void manyRoomsArePrintedAsAListThatNoPageCutsOff() {
        manyRooms();
        Visitor visitor = visitor();
        Schedule schedule = Schedule.of(visitor, "many-rooms");
        assertThat(visitor.page().locator(".room-head")).hasCount(ROOMS);

        List<Sheet> sheets = print(visitor);

        assertThat(sheets).allMatch(sheet -> sheet.height > sheet.width);
        assertThat(printedHeight(visitor))
                .isLessThan(sheets.stream().mapToDouble(Sheet::height).sum());
        assertThat(schedule.session("Session 1 in room 1")).isVisible();
    }

    private static void manyRooms() {
        String conference = admin().conference("many-rooms", "Many Rooms");
        IntStream.rangeClosed(1, ROOMS).forEach(number -> {
            String room = admin().post(conference + "/rooms", Map.of("name", "Room " + number, "position", number))
                    .get("id")
                    .getAsString();
            IntStream.rangeClosed(1, SESSIONS_PER_ROOM).forEach(i -> admin().post(
                            conference + "/sessions",
                            Map.of(
                                    "title", "Session %d in room %d".formatted(i, number),
                                    "slot",
                                            Map.of(
                                                    "start",
                                                    "2027-06-08T%02d:00:00+01:00".formatted(9 + i),
                                                    "durationMinutes",
                                                    45,
                                                    "roomId",
                                                    room))));
        });
    }

    private static List<Sheet> print(Visitor visitor) {
        byte[] pdf = visitor.page()
                .pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setFormat("A4"));
        List<Sheet> sheets = SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .map(found -> new Sheet(Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2))))
                .toList();
        assertThat(sheets).isNotEmpty();
        return sheets;
    }

    /** Of the list on paper, in points; all sessions of the day are in it. */
    private static double printedHeight(Visitor visitor) {
        Page page = visitor.page();
        page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator("schedule-list .row-card")).hasCount(ROOMS * SESSIONS_PER_ROOM);
        page.setViewportSize(700, 1000);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("schedule-grid")).isHidden();
        double height = ((Number) page.evaluate("() => document.documentElement.scrollHeight")).doubleValue();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(1280, 720);
        page.evaluate("() => window.dispatchEvent(new Event('afterprint'))");
        assertThat(page.locator("schedule-list")).hasCount(0);
        return height * 0.75;
    }
}
