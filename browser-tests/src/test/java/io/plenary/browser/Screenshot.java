package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Takes a picture of the demo conference's schedule on its first morning, as somebody who has chosen some sessions sees it. */
public final class Screenshot {

    private static final Instant MORNING = Instant.parse("2027-05-18T10:20:00Z");
    private static final List<String> CHOSEN = List.of(
            "Evaluations Are Measurements, So Measure the Ruler",
            "Synthetic Data, Real Consequences",
            "Accessibility Overlays and Other Umbrellas With Holes");

    private Screenshot() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) {
        Stage stage = Stage.ofThread();
        BrowserContext context = stage.open(new NewContextOptions().setViewportSize(1440, 900));
        Visitor visitor = new Visitor(context, new Watcher(context, stage.url()));
        visitor.whoseServerLivesAt(MORNING).signsUp("Renata Coelho Dias");
        Schedule schedule = Schedule.of(visitor, Platform.DEMO);
        for (String title : CHOSEN) {
            schedule.star(title).click();
            assertThat(schedule.starred(title)).isVisible();
        }
        visitor.page().reload();
        assertThat(schedule.starred(CHOSEN.get(0))).isVisible();
        visitor.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of(arguments[0])));
        System.exit(0);
    }
}
