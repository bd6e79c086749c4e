package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody waits for what is sold out, and is offered it; organizers say who goes first, and why. */
class WaitingListJourneyTest extends BrowserTest {

    @Test
    void whoWaitsIsOfferedWhatComesBack() {
        String conference = admin().conference("trawler-days", "Trawler Days");
        String quota = soldOut(conference, "Workshop");
        Visitor member = visitor();
        confirm(member.signsUp("Ida Lindqvist"));
        member.opens("/c/trawler-days/tickets");

        member.page().locator("waiting-place button").click();
        member.page().locator(".waiting-form .primary").click();
        assertThat(member.page().locator("waiting-place")).containsText("You are number 1 on the waiting list");
        admin().patch(conference + "/quotas/" + quota, Map.of("size", 1));
        Locator take = member.page().locator("waiting-place a");
        for (int i = 0; i < 30 && take.count() == 0; i++) {
            member.page().waitForTimeout(500);
            member.opens("/c/trawler-days/tickets");
            assertThat(member.page().locator("waiting-place")).isVisible();
        }
        assertThat(member.page().locator("waiting-place")).containsText("It is your turn");
        take.click();

        assertThat(member.page().locator("run-out")).containsText("Held for you until");
        Visitor other = visitor().opens("/c/trawler-days/tickets");
        assertThat(other.page().locator(".ticket-row")).containsText("Sold out");
    }

    @Test
    void organizersSayWhoGoesFirstAndWhy() {
        String conference = admin().conference("cutter-days", "Cutter Days");
        soldOut(conference, "Workshop");
        for (String name : List.of("Ida Lindqvist", "Anselm Kirchweger")) {
            Visitor member = visitor();
            confirm(member.signsUp(name));
            member.opens("/c/cutter-days/tickets");
            member.page().locator("waiting-place button").click();
            member.page().locator(".waiting-form .primary").click();
            assertThat(member.page().locator("waiting-place")).containsText("on the waiting list");
        }
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/cutter-days/organize/waiting-list");
        Locator rows = organizer.page().locator(".waiting-band li");
        assertThat(rows).containsText(new String[] {"Ida Lindqvist", "Anselm Kirchweger"});

        organizer.button("Move Anselm Kirchweger").click();
        organizer.page().locator(".move-form select").selectOption("VIP ");
        organizer.page().locator(".move-form textarea").fill("Took over a talk");
        organizer.page().locator(".move-form .primary").click();
        assertThat(rows).containsText(new String[] {"Anselm Kirchweger", "Ida Lindqvist"});
        assertThat(rows.first()).containsText("“Took over a talk”");

        organizer.button("Take Ida Lindqvist off the list").click();
        organizer.page().locator("dialog.confirm textarea").fill("Asked by mail");
        organizer.page().locator("dialog.confirm .danger").click();
        assertThat(rows).hasCount(1);

        organizer.button("Offer seats to Anselm Kirchweger").click();
        organizer.page().locator("dialog.confirm textarea").fill("Speaks on Wednesday");
        organizer.page().locator("dialog.confirm input[name=enlarge]").check();
        organizer.page().locator("dialog.confirm .primary").click();

        assertThat(organizer.page().locator(".waiting-offers")).containsText("Anselm Kirchweger");
    }

    /** @return the quota of which there are no seats */
    private static String soldOut(String conference, String name) {
        Api api = admin();
        String quota = api.post(conference + "/quotas", Map.of("name", "Quay", "size", 0))
                .get("id")
                .getAsString();
        Map<String, Object> type = Map.of("name", name, "price", 0, "currency", "EUR", "quotaIds", List.of(quota));
        api.post(conference + "/ticket-types", type);
        return quota;
    }
}
