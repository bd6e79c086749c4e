package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A sponsor is shown where the conference allows it, is counted once, and rests for those who want none of it. */
class PromotionsJourneyTest extends BrowserTest {

    private static final String CARD = "billboard-card aside";

    @Test
    void anOrganizerShowsAnAdvertisementAndSeesThatItWasSeen() {
        admin().conference("pier-days", "Pier Days");
        Visitor organizer = visitor();
        admin().member(organizer.signsUp("Tomasz"), "ORGANIZER");
        organizer.opens("/c/pier-days/organize/sponsors");
        organizer.button("New sponsor").click();
        organizer.field("Name").fill("Harbor Systems");
        organizer.field("Link").fill("https://harbor.example/");
        organizer.button("Save").first().click();
        assertThat(organizer.page().locator("organize-sponsor-list .what b")).containsText("Harbor Systems");

        organizer.button("New advertisement").click();
        organizer.page().getByLabel("State").selectOption("ACTIVE");
        organizer.field("Headline").fill("Ship on Fridays");
        organizer.field("Link").fill("https://harbor.example/fridays");
        Locator list = organizer.page().locator("promotion-list");
        list.getByText("Page of the conference").click();
        assertThat(list.locator(".promotion-preview aside")).containsText("Ship on Fridays");
        list.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(list.locator(".badge.promotion")).hasText("No place allows it");

        Locator rules = organizer.page().locator("promotion-rules");
        rules.getByLabel("Page of the conference").fill("1");
        rules.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(list.locator(".badge.promotion")).hasText("Shown now");

        list.getByText("Add a picture").click();
        list.locator("input[type=file]").setInputFiles(picture());
        list.getByLabel("What it shows").fill("A lamp on a pier");
        assertThat(list.locator(".promotion-preview img")).hasAttribute("alt", "A lamp on a pier");
        list.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(list.getByText("Add a picture")).hasCount(0);

        Visitor guest = visitor().opens("/c/pier-days");
        assertThat(guest.page().locator(CARD + " img")).hasAttribute("width", "32");
        assertThat(guest.page().locator(CARD + " img")).hasAttribute("alt", "A lamp on a pier");
        assertThat(guest.page().locator(CARD)).containsText("Advertisement");
        assertThat(guest.page().locator(CARD + " a")).hasAttribute("rel", "sponsored noopener noreferrer");
        String sponsor = sponsor("pier-days");
        Awaitility.await().until(() -> {
            guest.page().locator(CARD).scrollIntoViewIfNeeded();
            return seen("pier-days", sponsor) == 1;
        });

        guest.button("Hide advertisements").first().click();
        assertThat(guest.page().locator(CARD)).hasCount(0);
        guest.opens("/c/pier-days");
        assertThat(guest.page().locator("sponsor-list")).containsText("No advertisements are shown on this device.");
        assertThat(guest.page().locator(CARD)).hasCount(0);

        organizer.opens("/c/pier-days/organize/sponsors/" + sponsor);
        assertThat(organizer.page().locator(".report-totals")).containsText("Seen1");
        saysNoOnceForAllDevices(organizer);
    }

    /** What somebody says in their account holds where they are signed in, and for nobody else. */
    private void saysNoOnceForAllDevices(Visitor organizer) {
        organizer.opens("/c/pier-days");
        assertThat(organizer.page().locator(CARD)).hasCount(1);
        organizer.opens("/profile");
        organizer.page().getByLabel("Show me advertisements").uncheck();
        organizer.opens("/c/pier-days");
        assertThat(organizer.page().locator("sponsor-list")).containsText("on no device and in no mail");
        assertThat(organizer.page().locator(CARD)).hasCount(0);

        organizer.page().evaluate("localStorage.removeItem('plenary.promotions')");
        organizer.opens("/c/pier-days");
        assertThat(organizer.page().locator("sponsor-list")).containsText("on no device and in no mail");
        assertThat(organizer.page().locator(CARD)).hasCount(0);
        organizer.button("Show advertisements").click();
        assertThat(organizer.page().locator(CARD)).hasCount(1);
        assertThat(visitor().opens("/c/pier-days").page().locator(CARD)).hasCount(1);
    }

    private static FilePayload picture() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(32, 18, BufferedImage.TYPE_INT_RGB), "png", out);
            return new FilePayload("lamp.png", "image/png", out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thereAreNoMoreThanTheConferenceAllowsAndNoneForWhoDeclines() {
        String conference = admin().conference("wharf-days", "Wharf Days");
        String sponsor = admin().post(
                        conference + "/sponsors",
                        Map.of(
                                "name", "Tidewater",
                                "link", "https://tidewater.example/",
                                "placements", List.of("HOME", "SCHEDULE")))
                .get("id")
                .getAsString();
        IntStream.range(0, 3).forEach(i -> admin().post(
                        conference + "/promotions",
                        Map.of(
                                "sponsorId",
                                sponsor,
                                "headline",
                                "Offer " + i,
                                "link",
                                "https://tidewater.example/" + i,
                                "placements",
                                List.of("HOME", "SCHEDULE"),
                                "state",
                                "ACTIVE")));
        admin().put(
                        conference + "/promotion-rules",
                        Map.of("placements", List.of(Map.of("placement", "HOME", "most", 2))));

        Visitor guest = visitor().opens("/c/wharf-days");
        assertThat(guest.page().locator(CARD)).hasCount(2);

        Visitor declined = visitor();
        declined.context().addInitScript("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })");
        declined.opens("/c/wharf-days");
        assertThat(declined.page().locator("sponsor-list")).containsText("No advertisements are shown on this device.");
        assertThat(declined.page().locator(CARD)).hasCount(0);
    }

    @Test
    void anOfferLeadsToBuyingItForATicketThatSomebodyHas() {
        String conference = admin().conference("launch-days", "Launch Days");
        sells(conference, Map.of("name", "Community", "price", 0, "currency", "EUR"));
        String dinner = sells(
                conference,
                Map.of(
                        "name",
                        "Dinner on the river",
                        "price",
                        4_000,
                        "currency",
                        "EUR",
                        "leastPerOrder",
                        0,
                        "mostPerOrder",
                        1,
                        "addOn",
                        Map.of("goesWith", List.of())));
        admin().post(
                        conference + "/promotions",
                        Map.of(
                                "headline",
                                "Dine with us",
                                "offer",
                                Map.of("addOnId", dinner),
                                "placements",
                                List.of("HOME"),
                                "state",
                                "ACTIVE"));
        admin().put(
                        conference + "/promotion-rules",
                        Map.of("placements", List.of(Map.of("placement", "HOME", "most", 1))));
        Visitor guest = visitor().opens("/c/launch-days/tickets");
        guest.button("One more: Community").click();
        guest.field("Your name").fill("Nadia Reis");
        guest.field("E-mail").first().fill("nadia@example.org");
        guest.button("Continue to your details").click();
        guest.button("Continue to payment").click();
        guest.button("Confirm the order").click();
        assertThat(guest.heading("Your tickets")).isVisible();

        guest.opens("/c/launch-days");
        assertThat(guest.page().locator(CARD)).containsText("Offer of the conference");
        guest.page().locator(CARD + " a").click();
        assertThat(guest.heading("Add to your ticket")).isVisible();
        assertThat(guest.page().locator(".sum .total")).containsText("€40.00");
        guest.button("Continue to payment").click();
        guest.button("Order and pay €40.00").click();
        assertThat(guest.heading("Waiting for your payment")).isVisible();
        assertThat(guest.page().locator(".added")).containsText("Dinner on the river");

        guest.opens("/c/launch-days/add-ons");
        assertThat(guest.page().locator("add-ons-page")).containsText("Nothing more goes with this ticket");
    }

    private static String sells(String conference, Map<String, Object> type) {
        return admin().post(conference + "/ticket-types", type).get("id").getAsString();
    }

    private static String sponsor(String slug) {
        return Api.items(admin().get("/conferences/" + slug + "/sponsors"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .getAsString();
    }

    private static int seen(String slug, String sponsor) {
        JsonObject report = admin().get("/conferences/" + slug + "/sponsors/" + sponsor + "/report");
        return report.getAsJsonArray("days").asList().stream()
                .mapToInt(day -> day.getAsJsonObject().get("impressions").getAsInt())
                .sum();
    }
}
