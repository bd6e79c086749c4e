package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a visit tells the server of what was looked at. */
class ViewsTest extends BrowserTest {

    private static final String RIVER = "Forecasting the River With the People Who Live on It";

    @Test
    void aTabLeftOpenIsOneViewHoweverOftenItAsksForNews() {
        Visitor attendee = visitor();
        Page page = attendee.page();
        List<String> told = new ArrayList<>();
        List<String> reads = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/api/v1/views")) {
                told.add(request.postData());
            } else if (request.url().endsWith("/schedule")) {
                reads.add(request.url());
            }
        });
        page.waitForRequest("**/api/v1/views", () -> Schedule.of(attendee, Platform.DEMO));
        Schedule schedule = new Schedule(attendee);

        for (int i = 0; i < 3; i++) {
            comesBackTo(page, reads);
        }
        page.waitForRequest("**/api/v1/views", () -> schedule.open(RIVER));

        assertThat(schedule.session(RIVER)).isVisible();
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).containsOnlyOnce("\"id\"").contains("ScheduleViewed");
        assertThat(told.get(1)).containsOnlyOnce("\"id\"").contains("SessionViewed");
    }

    /** Who comes back while the news of before are being read is told these, so it is done until it asks once more. */
    private static void comesBackTo(Page page, List<String> reads) {
        int before = reads.size();
        Awaitility.await().pollInSameThread().until(() -> {
            page.evaluate("window.dispatchEvent(new Event('focus'))");
            return reads.size() > before;
        });
    }
}
