package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Somebody cannot come, and somebody else does. */
class TransferJourneyTest extends BrowserTest {

    private static final Pattern LINK = Pattern.compile("http://[^/]+(/c/[a-z-]+/orders/\\w+#[\\w-]+)");

    @Test
    void whoHasATicketHandsItOnAndTheOtherOneGetsACodeByMail() {
        JsonObject placed = confirmed(admin().conference("brig-days", "Brig Days"), 2);
        Visitor buyer = visitor().opens(address("brig-days", placed));
        Locator cards = buyer.page().locator(".ticket-card");
        assertThat(cards.locator(".code")).hasCount(2);

        cards.first().getByText("Hand on", exactly()).click();
        Locator dialog = buyer.page().locator(".cancel-dialog");
        dialog.locator("[name=name]").fill("Grace Hopper");
        dialog.locator("[name=email]").fill("grace.brig@example.org");
        dialog.locator(".primary").click();

        assertThat(cards.first()).containsText("Handed on to Grace Hopper");
        assertThat(cards.locator(".code")).hasCount(1);
        assertThat(buyer.toast()).containsText("Grace Hopper");
        Matcher link = LINK.matcher(new Mailbox(visitor().signsIn(Platform.ADMIN))
                .text("grace.brig@example.org", "You have got a ticket for Brig Days"));
        assertThat(link.find()).isTrue();
        Visitor grace = visitor().opens(link.group(1));
        assertThat(grace.page().locator(".ticket-card")).containsText("Grace Hopper");
        assertThat(grace.page().locator(".ticket-card .code")).isVisible();
        assertThat(grace.page().locator("main")).not().containsText("Nadia");
    }

    @Test
    void whoLostACodeGetsAnotherOne() {
        JsonObject placed = confirmed(admin().conference("pram-days", "Pram Days"), 1);
        Visitor buyer = visitor().opens(address("pram-days", placed));
        assertThat(buyer.page().locator(".ticket-card .code")).isVisible();

        buyer.button("New code").click();
        buyer.page().locator(".cancel-dialog .primary").click();

        assertThat(buyer.toast()).containsText("new code");
        assertThat(buyer.page().locator(".ticket-card .code")).isVisible();
    }

    @Test
    void organizersSayUntilWhenAndHandOnForAReason() {
        String conference = admin().conference("hoy-days", "Hoy Days");
        JsonObject placed = confirmed(conference, 1);
        String code = placed.getAsJsonObject("order").get("code").getAsString();
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/hoy-days/organize/orders?order=" + code);

        organizer.button("Hand on").click();
        Locator dialog = organizer.page().locator("dialog.confirm");
        dialog.locator("[name=name]").fill("Otto Lind");
        dialog.locator("[name=email]").fill("otto@example.org");
        dialog.locator("[name=reason]").fill("Nadia is ill");
        dialog.locator(".primary").click();
        assertThat(organizer.page().locator(".order-people")).containsText("handed on to Otto Lind");
        assertThat(organizer.page().locator(".order-people")).containsText("Nadia is ill");

        organizer.opens("/c/hoy-days/organize/tickets");
        organizer.button("Edit Regular").click();
        Locator rule = organizer.page().locator(".transfer:has(select[name=unit])");
        rule.locator("select").selectOption("days");
        rule.locator("input").fill("3");
        organizer.page().locator("ticket-types .save-bar .primary").click();
        assertThat(organizer.page().locator("ticket-types .transfer")).hasCount(0);
        Visitor buyer = visitor().opens("/c/hoy-days/tickets");
        assertThat(buyer.page().locator(".ticket-terms")).containsText("You may hand it on until");
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static String address(String slug, JsonObject placed) {
        return "/c/" + slug + "/orders/"
                + placed.getAsJsonObject("order").get("code").getAsString() + "#"
                + placed.get("secret").getAsString();
    }

    private static JsonObject confirmed(String conference, int tickets) {
        Api api = admin();
        Map<String, Object> type = Map.of("name", "Regular", "price", 0, "currency", "EUR", "transferHours", 0);
        String id = api.post(conference + "/ticket-types", type).get("id").getAsString();
        Map<String, Object> order = Map.of(
                "name",
                "Nadia Reis",
                "email",
                "nadia@example.org",
                "lines",
                List.of(Map.of("ticketTypeId", id, "count", tickets)));
        JsonObject placed = api.post(conference + "/orders", order);
        JsonObject made = placed.getAsJsonObject("order");
        String path = conference + "/orders/" + made.get("code").getAsString();
        List<Map<String, String>> named = StreamSupport.stream(
                        made.getAsJsonArray("tickets").spliterator(), false)
                .map(ticket -> ticket.getAsJsonObject().get("id").getAsString())
                .map(ticket -> Map.of("ticketId", ticket, "name", "Nadia Reis"))
                .toList();
        api.put(path + "/attendees", Map.of("items", named));
        api.post(path + "/confirm", Map.of("payment", "FREE"));
        return placed;
    }
}
