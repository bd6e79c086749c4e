package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is sold to somebody at the door, and what is not to somebody nobody knows. */
class DeskSaleJourneyTest extends BrowserTest {

    private static final Pattern ORDER = Pattern.compile("http://[^/]+(/c/[a-z-]+/orders/[\\w#-]+)");

    private static String type(String conference, String name, int price, Map<String, Object> more) {
        Map<String, Object> type = new HashMap<>(Map.of("name", name, "price", price, "currency", "EUR"));
        type.putAll(more);
        return admin().post(conference + "/ticket-types", type).get("id").getAsString();
    }

    @Test
    void whoSellsAtTheDeskNamesPeopleAndTheirTicketsAreGood() {
        String conference = admin().conference("desk-sale-days", "Desk Days");
        type(conference, "Regular", 12_000, Map.of());
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/desk-sale-days/organize/orders");

        organizer.button("Sell at the desk …").click();
        Locator dialog = organizer.page().locator("dialog.confirm");
        dialog.locator("[name=names]").fill("Ada Lovelace\nGrace Hopper");
        dialog.locator("[name=email]").fill("ada.desk@example.org");
        dialog.locator("[name=payment]").selectOption("INVOICE");
        dialog.locator(".primary").click();
        assertThat(dialog).containsText("Nobody has said who sells the tickets");
        assertThat(dialog.locator("[name=names]")).hasValue("Ada Lovelace\nGrace Hopper");
        dialog.locator("[name=payment]").selectOption("CASH");
        dialog.locator(".primary").click();

        assertThat(organizer.toast().first()).containsText("is sold");
        assertThat(organizer.page().locator("order-side .order-about")).containsText("in cash, at the desk");
        assertThat(organizer.page().locator("order-side .order-people")).containsText("Grace Hopper");
        organizer.page().locator("order-side").getByText("Who did what").click();
        Locator sold = organizer.page().locator(".audit").getByText("Order sold at the desk");
        Awaitility.await().pollInterval(Duration.ofSeconds(2)).until(() -> {
            if (!sold.first().isVisible()) {
                organizer.page().reload();
                organizer.page().locator("order-side").getByText("Who did what").click();
            }
            return sold.first().isVisible();
        });
        new Mailbox(visitor().signsIn(Platform.ADMIN)).text("ada.desk@example.org", "Desk Days");
    }

    @Test
    void whatIsSoldByAnInvoiceIsMarkedAsPaidOnceTheMoneyHasCome() {
        String conference = admin().conference("invoice-days", "Invoice Days");
        admin().put(conference + "/seller", Map.of("name", "Harbor", "address", "Quay 7"));
        admin().put(conference + "/transfer-details", Map.of("text", "Harbor bank, PT50"));
        String code = admin().post(
                        conference + "/desk-sales",
                        Map.of(
                                "ticketTypeId",
                                type(conference, "Regular", 12_000, Map.of()),
                                "names",
                                List.of("Ada Lovelace", "Grace Hopper"),
                                "email",
                                "ada.invoice@example.org",
                                "payment",
                                "INVOICE"))
                .get("code")
                .getAsString();
        String mail = new Mailbox(visitor().signsIn(Platform.ADMIN)).text("ada.invoice@example.org", "Invoice Days");
        assertThat(mail).contains("The invoice is behind this link").contains("Harbor bank, PT50");
        Matcher link = ORDER.matcher(mail);
        assertThat(link.find()).isTrue();
        Visitor buyer = visitor().opens(link.group(1));
        assertThat(buyer.page().locator(".transfer")).containsText("€240.00");

        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/invoice-days/organize/orders?unpaid=true");
        organizer.link(code).click();
        Locator side = organizer.page().locator("order-side");
        assertThat(side.locator(".drawer-head")).containsText("Invoice unpaid");
        organizer.button("Cancel …").click();
        Locator dialog = organizer.page().locator("dialog.confirm");
        assertThat(dialog).containsText("Its invoice is not paid yet.");
        dialog.locator("input[name=ticket]").first().uncheck();
        dialog.locator(".danger").click();
        assertThat(side.locator(".order-sum .due")).containsText("€120.00");
        organizer.button("Mark €120.00 as paid").click();

        assertThat(side.locator(".drawer-head")).containsText("Paid");
        assertThat(side.locator(".order-sum .due")).hasCount(0);
        organizer.opens("/c/invoice-days/organize/orders?unpaid=true");
        assertThat(organizer.page().locator("organize-orders-page")).containsText("No such order");
        buyer.page().reload();
        assertThat(buyer.heading("Your tickets")).isVisible();
        assertThat(buyer.page().locator(".transfer")).hasCount(0);
    }

    @Test
    void exportsStandTogether() {
        String conference = admin().conference("export-days", "Export Days");
        String type = type(conference, "Regular", 0, Map.of());
        admin().post(
                        conference + "/desk-sales",
                        Map.of(
                                "ticketTypeId",
                                type,
                                "names",
                                List.of("Ada"),
                                "email",
                                "a@example.org",
                                "payment",
                                "FREE"));
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/export-days/organize/orders");

        organizer.page().locator(".menu > summary").click();
        organizer.page().waitForDownload(() -> organizer.button("Both as XLSX").click());

        assertThat(organizer.button("Both as XLSX")).isHidden();
    }

    @Test
    void whoOrdersTooManyToTransferLearnsWhatElseThereIs() {
        String conference = admin().conference("crowd-days", "Crowd Days");
        admin().put(conference + "/seller", Map.of("contactEmail", "ask@example.org"));
        String quota = admin().post(conference + "/quotas", Map.of("name", "Hall", "size", 500))
                .get("id")
                .getAsString();
        type(conference, "Regular", 1_000, Map.of("quotaIds", List.of(quota), "leastPerOrder", 21, "mostPerOrder", 50));
        Visitor guest = visitor().opens("/c/crowd-days/tickets");
        guest.button("One more: Regular").click();
        guest.field("Your name").fill("Nadia Reis");
        guest.field("E-mail").first().fill("nadia@example.org");
        guest.button("Continue to your details").click();
        Locator names = guest.page().getByLabel("Name, as on the badge");
        assertThat(names).hasCount(21);
        for (Locator name : names.all()) {
            name.fill("Nadia Reis");
        }
        guest.button("Continue to payment").click();
        guest.button("Order and pay €210.00").click();

        Locator ways = guest.page().locator(".pay .form-fault");
        assertThat(ways).containsText("so many tickets are not held for a transfer");
        assertThat(ways).containsText("Order 20 tickets at most.");
        assertThat(ways.getByText("ask@example.org")).hasAttribute("href", "mailto:ask@example.org");
        assertThat(ways.getByText("Sign in with a confirmed address"))
                .hasAttribute("href", Pattern.compile("^/sign-in\\?next=.*crowd-days.*orders"));
    }
}
