package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What somebody does with an order they have: pays it, changes it, and finds back to it. */
class OrderPageTest extends BrowserTest {

    @Test
    void whereCardsAreTakenATransferCanBeChosen() {
        String conference = admin().conference("felucca-days", "Felucca Days");
        Map<String, Object> cards = Map.of(
                "enabled", true, "secretKey", "sk_test_ketch0123456789", "webhookSecret", "whsec_ZmVsdWNjYS1kYXlz");
        admin().put(conference + "/card-settings", cards);
        admin().put(conference + "/transfer-details", Map.of("text", "IBAN PT50 0002 0123"));
        JsonObject placed = order(conference, type(conference, 10_000), 1);
        name(conference, placed, Map.of());
        Visitor buyer = visitor().opens(address("felucca-days", placed));

        buyer.page().locator(".pay-way").filter(with("Bank transfer")).click();
        assertThat(buyer.page().locator(".pay")).containsText("You get a reference for the transfer");
        buyer.button("Order and pay €100.00").click();

        assertThat(buyer.heading("Waiting for your payment")).isVisible();
    }

    @Test
    void whatIsLeftOfAnOrderIsChangedAfterTicketsWereReplaced() {
        String conference = admin().conference("xebec-days", "Xebec Days");
        String question = admin().post(
                        conference + "/questions", Map.of("kind", "YES_NO", "label", "Vegan?", "required", true))
                .get("id")
                .getAsString();
        JsonObject placed = order(conference, type(conference, 0), 2);
        name(conference, placed, Map.of(question, List.of("true")));
        admin().post(path(conference, placed) + "/confirm", Map.of("payment", "FREE"));
        Visitor buyer = visitor().opens(address("xebec-days", placed));
        Locator attendees = buyer.page().locator(".attendee");
        Locator dialog = buyer.page().locator(".cancel-dialog");

        buyer.button("New code").first().click();
        dialog.locator(".primary").click();
        assertThat(buyer.toast()).containsText("new code");
        buyer.button("Change details").click();
        assertThat(attendees).hasCount(2);
        assertThat(attendees.first().getByLabel("Yes")).isChecked();
        buyer.button("Leave it as it was").click();

        buyer.button("Hand on").first().click();
        dialog.locator("[name=name]").fill("Grace Hopper");
        dialog.locator("[name=email]").fill("grace.xebec@example.org");
        dialog.locator(".primary").click();
        assertThat(dialog).hasCount(0);
        buyer.button("Change details").click();
        assertThat(attendees).hasCount(1);

        assertThat(attendees.getByLabel("E-mail")).hasValue("");
        attendees.getByLabel("Name, as on the badge").fill("Otto Lind");
        attendees.getByLabel("E-mail").focus();
        assertThat(attendees).containsText("What Nadia Reis answered does not go with it");
        assertThat(attendees.getByLabel("Yes")).not().isChecked();
        attendees
                .getByLabel("No", new Locator.GetByLabelOptions().setExact(true))
                .check();
        buyer.button("Save").click();
        assertThat(buyer.page().locator(".ticket-card").nth(1)).containsText("Otto Lind");
        assertThat(buyer.page().locator(".ticket-card .answers")).containsText("No");
    }

    /** Doors have thick walls. */
    @Test
    void aTicketIsThereWithoutAConnection() {
        String conference = admin().conference("sampan-days", "Sampan Days");
        JsonObject placed = order(conference, type(conference, 0), 1);
        name(conference, placed, Map.of());
        admin().post(path(conference, placed) + "/confirm", Map.of("payment", "FREE"));
        Visitor buyer = visitor().opens(address("sampan-days", placed));
        assertThat(buyer.page().locator(".ticket-show")).containsText("Works offline");
        buyer.waitsForTheServiceWorker().goesOffline();

        buyer.page().reload();

        assertThat(buyer.page().locator(".ticket-card .code")).isVisible();
        assertThat(buyer.page().locator(".pay-note")).containsText("Its codes are read at the door all the same");
        assertThat(buyer.button("Hand on")).hasCount(0);
        buyer.comesBack();
        assertThat(buyer.button("Hand on")).isVisible();
    }

    @Test
    void whoPaidAndComesBackInAnotherBrowserIsToldThatAMailComes() {
        String conference = admin().conference("polacca-days", "Polacca Days");
        JsonObject placed = order(conference, type(conference, 10_000), 1);

        Visitor elsewhere = visitor().opens("/c/polacca-days/orders/" + code(placed) + "?payment=done");

        assertThat(elsewhere.heading("Your payment is being confirmed")).isVisible();
        assertThat(elsewhere.page().locator("lost-order input")).isVisible();
    }

    @Test
    void theShopLeadsToSeatsThatAreHeldUntilTheyAreGivenBack() {
        String conference = admin().conference("dhow-days", "Dhow Days");
        type(conference, 0);
        Visitor buyer = visitor().opens("/c/dhow-days/tickets");
        buyer.button("One more: Regular").click();
        buyer.button("One less: Regular").click();
        assertThat(buyer.button("One more: Regular")).isFocused();
        buyer.button("One more: Regular").click();
        buyer.field("Your name").fill("Nadia Reis");
        buyer.field("E-mail").first().fill("nadia@example.org");
        buyer.button("Continue to your details").click();
        assertThat(buyer.heading("Your details")).isVisible();

        buyer.opens("/c/dhow-days/tickets");
        assertThat(buyer.page().locator("open-order")).containsText("You hold 1 ticket");
        buyer.button("Give back").click();
        buyer.page().locator(".cancel-dialog .danger").click();

        assertThat(buyer.page().locator("open-order")).hasCount(0);
    }

    private static Locator.FilterOptions with(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static String type(String conference, int price) {
        Map<String, Object> type = Map.of("name", "Regular", "price", price, "currency", "EUR", "transferHours", 0);
        return admin().post(conference + "/ticket-types", type).get("id").getAsString();
    }

    private static JsonObject order(String conference, String type, int tickets) {
        Map<String, Object> order = Map.of(
                "name",
                "Nadia Reis",
                "email",
                "nadia@example.org",
                "lines",
                List.of(Map.of("ticketTypeId", type, "count", tickets)));
        return admin().post(conference + "/orders", order);
    }

    private static void name(String conference, JsonObject placed, Map<String, List<String>> answers) {
        List<Map<String, Object>> named = StreamSupport.stream(
                        placed.getAsJsonObject("order")
                                .getAsJsonArray("tickets")
                                .spliterator(),
                        false)
                .map(ticket -> Map.<String, Object>of(
                        "ticketId",
                        ticket.getAsJsonObject().get("id").getAsString(),
                        "name",
                        "Nadia Reis",
                        "answers",
                        answers))
                .toList();
        admin().put(path(conference, placed) + "/attendees", Map.of("items", named));
    }

    private static String code(JsonObject placed) {
        return placed.getAsJsonObject("order").get("code").getAsString();
    }

    private static String path(String conference, JsonObject placed) {
        return conference + "/orders/" + code(placed);
    }

    private static String address(String slug, JsonObject placed) {
        return "/c/" + slug + "/orders/" + code(placed) + "#"
                + placed.get("secret").getAsString();
    }
}
