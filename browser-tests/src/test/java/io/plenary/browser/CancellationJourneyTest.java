package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Somebody falls ill: they give a ticket back, and the organizers give back the money. */
class CancellationJourneyTest extends BrowserTest {

    @Test
    void whoPaidCancelsOneOfTheirTicketsForWhatTheyAreShownAndGetsTheMoneyBack() {
        String conference = admin().conference("yawl-days", "Yawl Days");
        admin().put(conference + "/seller", Map.of("name", "Harbor Association", "address", "Quay 7"));
        JsonObject placed = paid(conference, 2);
        String code = placed.getAsJsonObject("order").get("code").getAsString();
        Visitor buyer = visitor()
                .opens("/c/yawl-days/orders/" + code + "#"
                        + placed.get("secret").getAsString());

        buyer.button("Cancel tickets").click();
        Locator dialog = buyer.page().locator(".cancel-dialog");
        assertThat(dialog.locator(".cancel-sum")).containsText("€100.00");
        dialog.locator("input").nth(1).uncheck();
        assertThat(dialog.locator(".cancel-sum")).containsText("€50.00");
        dialog.locator(".danger").click();
        assertThat(buyer.page().locator(".refund")).containsText("€50.00");
        assertThat(buyer.page().locator(".ticket-card .badge.released")).hasCount(1);
        assertThat(buyer.page().locator(".ticket-card .code")).hasCount(1);
        assertThat(buyer.page().locator(".invoice-links li")).hasCount(2);
        Download cancellation = buyer.page()
                .waitForDownload(() ->
                        buyer.page().locator(".invoice-links button").last().click());
        org.assertj.core.api.Assertions.assertThat(cancellation.suggestedFilename())
                .endsWith(".pdf");

        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/yawl-days/organize/orders?order=" + code);
        organizer.button("Mark €50.00 as paid back").click();
        organizer.button("It is paid back").click();
        assertThat(organizer.page().locator(".order-sum")).containsText("Paid back");
    }

    @Test
    void organizersCancelTicketsForAnAmountOfTheirChoice() {
        String conference = admin().conference("ketch-days", "Ketch Days");
        String code = paid(conference, 2).getAsJsonObject("order").get("code").getAsString();
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/ketch-days/organize/orders?order=" + code);

        organizer.button("Cancel …").click();
        Locator dialog = organizer.page().locator("dialog.confirm");
        dialog.locator("[name=ticket]").first().uncheck();
        dialog.locator("[name=refund]").fill("80.50");
        dialog.locator("[name=reason]").fill("The hall is smaller");
        dialog.locator(".danger").click();

        assertThat(organizer.page().locator(".order-sum .due")).containsText("€80.50");
        assertThat(organizer.page().locator(".order-people")).containsText("The hall is smaller");
    }

    @Test
    void organizersSayUntilWhenTicketsMayBeGivenBack() {
        String conference = admin().conference("sloop-days", "Sloop Days");
        type(conference);
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/sloop-days/organize/tickets");
        Locator types = organizer.page().locator("ticket-types");

        organizer.button("Edit Regular").click();
        organizer.button("Add a step").click();
        types.locator(".term [name=days]").last().fill("30");
        types.locator(".save-bar .primary").click();
        assertThat(types.locator(".term")).hasCount(0);

        Visitor buyer = visitor().opens("/c/sloop-days/tickets");
        assertThat(buyer.page().locator(".ticket-terms")).containsText("100 % back");
    }

    private static JsonObject paid(String conference, int tickets) {
        Api api = admin();
        Map<String, Object> order = Map.of(
                "name",
                "Nadia Reis",
                "email",
                "nadia@example.org",
                "lines",
                List.of(Map.of("ticketTypeId", type(conference), "count", tickets)));
        JsonObject placed = api.post(conference + "/orders", order);
        JsonObject made = placed.getAsJsonObject("order");
        String path = conference + "/orders/" + made.get("code").getAsString();
        List<Map<String, String>> named = StreamSupport.stream(
                        made.getAsJsonArray("tickets").spliterator(), false)
                .map(ticket -> ticket.getAsJsonObject().get("id").getAsString())
                .map(id -> Map.of("ticketId", id, "name", "Nadia Reis"))
                .toList();
        api.put(path + "/attendees", Map.of("items", named));
        api.post(path + "/confirm", Map.of("payment", "TRANSFER"));
        api.post(path + "/pay", Map.of());
        return placed;
    }

    /** Half of the price comes back until the conference begins. */
    private static String type(String conference) {
        Map<String, Object> type = Map.of(
                "name",
                "Regular",
                "price",
                10_000,
                "currency",
                "EUR",
                "terms",
                List.of(Map.of("daysBefore", 0, "share", 5_000)));
        return admin().post(conference + "/ticket-types", type).get("id").getAsString();
    }
}
