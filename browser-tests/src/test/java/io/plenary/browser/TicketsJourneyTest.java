package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody without an account gets tickets, comes back by the address, and lets them go. */
class TicketsJourneyTest extends BrowserTest {

    @Test
    void aStrangerTakesFreeTicketsAndGivesThemBack() {
        String conference = admin().conference("raft-days", "Raft Days");
        sell(conference, "Community", 0, 3);
        Visitor stranger = visitor().opens("/c/raft-days");

        stranger.page()
                .locator("plenary-app .actions a[href='/c/raft-days/tickets']")
                .click();
        stranger.button("One more: Community").click();
        stranger.button("One more: Community").click();
        assertThat(stranger.page().locator(".sum .total")).containsText("Free");
        stranger.field("Your name").fill("Nadia Reis");
        stranger.field("E-mail").first().fill("nadia@example.org");
        stranger.button("Continue to your details").click();
        assertThat(stranger.page().locator("run-out")).containsText("Held for you until");
        Locator attendees = stranger.page().locator(".attendee");
        assertThat(attendees).hasCount(2);
        attendees.nth(1).getByLabel("Name, as on the badge").fill("Otto Lind");
        stranger.button("Continue to payment").click();
        stranger.button("Confirm the order").click();

        assertThat(stranger.heading("Your tickets")).isVisible();
        assertThat(stranger.page().locator(".ticket-card")).containsText(new String[] {"Nadia Reis", "Otto Lind"});
        Visitor elsewhere = visitor().opens(stranger.page().url().replaceFirst("https?://[^/]+", ""));
        assertThat(elsewhere.page().locator(".ticket-card")).hasCount(2);

        elsewhere.button("Cancel tickets").click();
        elsewhere.page().locator(".cancel-dialog .danger").click();
        assertThat(elsewhere.heading("The order was cancelled")).isVisible();
        elsewhere.opens("/c/raft-days/tickets");
        assertThat(elsewhere.page().locator(".ticket-row")).containsText("only 3 left");
    }

    @Test
    void whoPaysLearnsTheReferenceAndTheTax() {
        String conference = admin().conference("barge-days", "Barge Days");
        sell(conference, "Regular", 11_900, 50);
        Visitor buyer = visitor().opens("/c/barge-days/tickets");

        buyer.button("One more: Regular").click();
        buyer.field("Your name").fill("Nadia Reis");
        buyer.field("E-mail").first().fill("nadia@example.org");
        buyer.button("Continue to your details").click();
        buyer.button("Continue to payment").click();
        assertThat(buyer.page().locator(".sum")).containsText("VAT 19 % in €119.00");
        assertThat(buyer.page().locator(".sum")).containsText("€19.00");
        buyer.button("Order and pay €119.00").click();

        assertThat(buyer.heading("Waiting for your payment")).isVisible();
        assertThat(buyer.page().locator(".transfer code")).hasText(Pattern.compile("[A-Z0-9]{8}"));
    }

    /** Whoever has an account needs no link; what they ordered before it is theirs once their address is. */
    @Test
    void anAccountOrdersAndFindsWhatItOrderedBefore() {
        String conference = admin().conference("skiff-days", "Skiff Days");
        sell(conference, "Community", 0, 9);
        Visitor visitor = visitor().opens("/c/skiff-days/tickets");
        Visitor member = visitor();
        String email = member.signsUp("Nadia Reis");
        orders(visitor, email);
        confirm(email);

        member.opens("/c/skiff-days/tickets");
        assertThat(member.page().locator(".own-orders li")).hasCount(1);
        orders(member, email);
        org.assertj.core.api.Assertions.assertThat(member.page().url()).doesNotContain("#");
        member.button("Mail me the link").click();
        assertThat(member.toast()).containsText(email);
        member.opens("/c/skiff-days/tickets");

        assertThat(member.page().locator(".own-orders li")).hasCount(2);
    }

    private static void orders(Visitor visitor, String email) {
        visitor.button("One more: Community").click();
        visitor.field("Your name").fill("Nadia Reis");
        visitor.field("E-mail").first().fill(email);
        visitor.button("Continue to your details").click();
        visitor.button("Continue to payment").click();
        visitor.button("Confirm the order").click();
        assertThat(visitor.heading("Your tickets")).isVisible();
    }

    @Test
    void whoLostTheLinkIsToldThatItIsMailed() {
        admin().conference("dinghy-days", "Dinghy Days");
        Visitor visitor = visitor().opens("/c/dinghy-days/tickets");

        visitor.page().getByText("Lost the way to your tickets?").click();
        visitor.page().locator("lost-order input").fill("nadia@example.org");
        visitor.button("Mail me the link").click();

        assertThat(visitor.page().locator("lost-order [role=status]")).containsText("nadia@example.org");
    }

    @Test
    void whoIsTooLateIsTold() {
        String conference = admin().conference("punt-days", "Punt Days");
        String type = sell(conference, "Last one", 0, 1);
        Visitor late = visitor().opens("/c/punt-days/tickets");
        late.button("One more: Last one").click();
        late.field("Your name").fill("Late");
        late.field("E-mail").first().fill("late@example.org");
        Map<String, Object> order = Map.of(
                "name",
                "Early",
                "email",
                "early@example.org",
                "lines",
                List.of(Map.of("ticketTypeId", type, "count", 1)));
        admin().post(conference + "/orders", order);

        late.button("Continue to your details").click();

        assertThat(late.page().locator(".ticket-row")).containsText("Sold out");
    }

    @Test
    void aVoucherShowsWhatIsHiddenAndLowersPrices() {
        String conference = admin().conference("wherry-days", "Wherry Days");
        sell(conference, "Regular", 10_000, 50);
        String type = sell(conference, "Speaker", 10_000, 5);
        admin().patch(conference + "/ticket-types/" + type, Map.of("hidden", true));
        Map<String, Object> voucher =
                Map.of("code", "SPEAKER-2027", "kind", "PERCENT", "value", 2_500, "ticketTypeIds", List.of(type));
        admin().post(conference + "/vouchers", voucher);
        Visitor speaker = visitor().opens("/c/wherry-days/tickets");
        assertThat(speaker.page().locator(".ticket-row")).hasCount(1);

        redeem(speaker, "never-heard-of");
        assertThat(speaker.page().locator(".voucher .fault")).hasText("There is no such voucher.");
        redeem(speaker, "speaker-2027");
        assertThat(speaker.page().locator(".ticket-row", hasText("Speaker"))).containsText("€75.00");
        speaker.button("One more: Speaker").click();
        speaker.field("Your name").fill("Nadia Reis");
        speaker.field("E-mail").first().fill("nadia@example.org");
        speaker.button("Continue to your details").click();

        assertThat(speaker.page().locator(".sum .total")).containsText("€75.00");
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static void redeem(Visitor visitor, String code) {
        visitor.page().locator(".voucher input").fill(code);
        visitor.button("Apply").click();
    }

    @Test
    void organizersMakeVouchersOneByOneAndManyAtOnce() {
        String conference = admin().conference("tjalk-days", "Tjalk Days");
        sell(conference, "Regular", 10_000, 50);
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/tjalk-days/organize/tickets?part=vouchers");
        Locator vouchers = organizer.page().locator("ticket-vouchers");

        organizer.button("New voucher").click();
        vouchers.getByLabel("Code").fill("early-2027");
        vouchers.getByLabel("Percent").fill("12.5");
        vouchers.locator(".save-bar .primary").click();
        assertThat(vouchers.locator(".sold-list")).containsText("EARLY-2027");
        assertThat(vouchers.locator(".sold-list")).containsText("12.5% less");

        organizer.button("Many at once").click();
        vouchers.getByLabel("How many").fill("12");
        vouchers.getByLabel("Percent").fill("100");
        organizer.button("Make vouchers").click();

        assertThat(vouchers.locator(".sold-list > li")).hasCount(13);
    }

    private static String sell(String conference, String name, int price, int seats) {
        Api api = admin();
        String quota = api.post(conference + "/quotas", Map.of("name", "Hall", "size", seats))
                .get("id")
                .getAsString();
        Map<String, Object> type =
                Map.of("name", name, "price", price, "currency", "EUR", "taxRate", 1900, "quotaIds", List.of(quota));
        return api.post(conference + "/ticket-types", type).get("id").getAsString();
    }
}
