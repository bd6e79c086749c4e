package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a sponsor got for its support, as those who looked and went there made it. */
class SponsorReportJourneyTest extends BrowserTest {

    private static final String CONFERENCE = "/conferences/report-days";
    private static final String CARD = "billboard-card aside";

    @Test
    void anOrganizerReadsAndSavesHowOftenASponsorWasSeenAndVisited() throws IOException {
        admin().conference("report-days", "Report Days");
        String session = admin().session(CONFERENCE, Map.of("title", "Lamps and lenses"));
        String sponsor = sponsor("Harbor, \"Systems\"");
        advertisement(sponsor, "Ship on Fridays", "HOME");
        advertisement(sponsor, "=Sail on Sundays", "SESSION");
        allow("HOME", "SESSION");

        Visitor first = visitor();
        looks(first, "/c/report-days", sponsor, 1);
        first.watcher().mayLeadTo("https://harbor.example");
        first.context().route("https://harbor.example/**", route -> route.fulfill());
        first.context()
                .waitForPage(() -> first.page().locator(CARD + " a").first().click());
        looks(visitor(), "/c/report-days", sponsor, 2);
        looks(first, "/c/report-days/sessions/" + session, sponsor, 3);
        Awaitility.await().until(() -> sum(sponsor, "clicks") == 1);

        Visitor organizer = visitor();
        admin().member(organizer.signsUp("Tomasz"), "ORGANIZER");
        organizer.opens("/c/report-days/organize/sponsors/" + sponsor);
        assertThat(organizer.page().locator(".report-totals")).containsText("Seen3");
        assertThat(organizer.page().locator(".report-totals")).containsText("33.3%");
        assertThat(row(organizer, "Ship on Fridays").locator("td")).hasText(new String[] {"2", "1", "50%"});
        assertThat(row(organizer, "Page of a session").locator("td")).hasText(new String[] {"1", "0", "0%"});

        Download download = organizer
                .page()
                .waitForDownload(() -> organizer.button("Save as CSV").click());
        assertThat(Files.readString(download.path()))
                .contains("sponsor,advertisement,placement,day,impressions,clicks")
                .contains("\"Harbor, \"\"Systems\"\"\",Ship on Fridays,HOME,")
                .contains(",2,1")
                .doesNotContain(",=Sail");
    }

    private static String sponsor(String name) {
        return admin().post(
                        CONFERENCE + "/sponsors",
                        Map.of(
                                "name",
                                name,
                                "link",
                                "https://harbor.example/",
                                "placements",
                                List.of("HOME", "SESSION")))
                .get("id")
                .getAsString();
    }

    private static void advertisement(String sponsor, String headline, String place) {
        admin().post(
                        CONFERENCE + "/promotions",
                        Map.of(
                                "sponsorId",
                                sponsor,
                                "headline",
                                headline,
                                "link",
                                "https://harbor.example/fridays",
                                "placements",
                                List.of(place),
                                "state",
                                "ACTIVE"));
    }

    private static void allow(String... places) {
        List<Map<String, Object>> most = List.of(places).stream()
                .map(place -> Map.<String, Object>of("placement", place, "most", 1))
                .toList();
        admin().put(CONFERENCE + "/promotion-rules", Map.of("placements", most));
    }

    /** Until it is counted. */
    private static void looks(Visitor visitor, String page, String sponsor, int seen) {
        Locator card = visitor.opens(page).page().locator(CARD).first();
        Awaitility.await().until(() -> {
            card.scrollIntoViewIfNeeded();
            return sum(sponsor, "impressions") == seen;
        });
    }

    private static int sum(String sponsor, String figure) {
        return admin().get(CONFERENCE + "/sponsors/" + sponsor + "/report").getAsJsonArray("days").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .mapToInt(day -> day.get(figure).getAsInt())
                .sum();
    }

    private static Locator row(Visitor organizer, String name) {
        return organizer.page().locator(".report-table tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }
}
