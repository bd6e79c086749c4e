package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tickets that are for some days, and for some people. */
class TicketTypesJourneyTest extends BrowserTest {

    @Test
    void whoeverAsksForATicketIsApprovedAndSeesForWhichDayItIs() {
        String conference = admin().conference("gig-days", "Gig Days");
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/gig-days/organize/tickets");
        sell(conference, Map.of());
        organizer.opens("/c/gig-days/organize/tickets");
        organizer.button("Edit Grant").click();
        Locator types = organizer.page().locator("ticket-types");
        types.locator(".day-choices input").nth(1).check();
        types.locator("[name=who]").selectOption("approved");
        types.locator(".save-bar .primary").click();
        assertThat(types.locator(".type-days")).containsText("Wed");

        Visitor buyer = visitor().opens("/c/gig-days/tickets");
        assertThat(buyer.page().locator(".ticket-row")).containsText("within 7 days");
        buyer.button("One more: Grant").click();
        buyer.field("Your name").fill("Nadia Reis");
        buyer.field("E-mail").first().fill("nadia.yawl@example.org");
        buyer.button("Continue to your details").click();
        buyer.page().locator("attendee-details .primary").click();
        buyer.button("Ask for approval").click();
        assertThat(buyer.heading("Waiting for the organizers")).isVisible();

        organizer.opens("/c/gig-days/organize/orders?state=AWAITING_APPROVAL");
        organizer.page().locator("tbody .choose input").check();
        organizer.page().locator(".bulk .primary").click();
        assertThat(organizer.toast()).containsText("1 order is approved");
        buyer.page().reload();
        assertThat(buyer.heading("Your tickets")).isVisible();
        assertThat(buyer.page().locator(".ticket-card")).containsText("Only on");
    }

    @Test
    void whoeverIsDeclinedReadsWhyAndStrangersAreAskedToSignIn() {
        String conference = admin().conference("tender-days", "Tender Days");
        sell(conference, Map.of("approvalDays", 3));
        Map<String, Object> ordered = Map.of("name", "Otto Lind", "email", "otto.cog@example.org");
        String code = asked(conference, ordered);
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/tender-days/organize/orders?order=" + code);

        organizer.button("Decline …").click();
        Locator dialog = organizer.page().locator("dialog.confirm");
        dialog.locator("[name=reason]").fill("It is for students");
        dialog.locator(".danger").click();
        assertThat(organizer.page().locator(".order-approval")).containsText("It is for students");

        admin().post(
                        conference + "/ticket-types",
                        Map.of(
                                "name",
                                "Members",
                                "price",
                                0,
                                "currency",
                                "EUR",
                                "audience",
                                Map.of("kind", "MEMBERS")));
        Visitor stranger = visitor().opens("/c/tender-days/tickets");
        assertThat(stranger.page().locator(".ticket-row").nth(1)).containsText("For members of the organization");
        assertThat(stranger.page().locator(".ticket-row").nth(1).getByText("Sign in, so that we know it is you"))
                .isVisible();
    }

    private static String sell(String conference, Map<String, Object> with) {
        Map<String, Object> type = new HashMap<>(Map.of("name", "Grant", "price", 0, "currency", "EUR"));
        type.putAll(with);
        return admin().post(conference + "/ticket-types", type).get("id").getAsString();
    }

    private static String asked(String conference, Map<String, Object> who) {
        Api api = admin();
        String type = Api.items(api.get(conference + "/ticket-types"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .getAsString();
        Map<String, Object> order = new HashMap<>(who);
        order.put("lines", List.of(Map.of("ticketTypeId", type, "count", 1)));
        var made = api.post(conference + "/orders", order).getAsJsonObject("order");
        String code = made.get("code").getAsString();
        String ticket = made.getAsJsonArray("tickets")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
        String path = conference + "/orders/" + code;
        api.put(path + "/attendees", Map.of("items", List.of(Map.of("ticketId", ticket, "name", "Otto Lind"))));
        api.post(path + "/confirm", Map.of());
        return code;
    }
}
