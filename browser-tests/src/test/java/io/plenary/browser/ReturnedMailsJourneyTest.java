package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A mailbox is gone: nothing is mailed there, its owner is told where they look, and it may be tried again. */
class ReturnedMailsJourneyTest extends BrowserTest {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<\\S+>)");

    @Test
    void itsOwnerIsToldAndHasItTriedAgain() {
        Visitor owner = visitor();
        String email = owner.signsUp("Rhea");
        // Others are told nothing of what happens at an address that they only wrote down.
        confirm(email);
        comesBack(email);

        owner.opens("/inbox");
        Locator told = owner.page().locator("mail-address");
        assertThat(told).containsText("Mails do not reach you");
        assertThat(told).containsText("550 5.1.1 nobody of that name");
        told.getByText("Send mails again").click();
        assertThat(owner.toast()).containsText("Mails go to " + email + " again.");
        assertThat(told.locator("section")).hasCount(0);
        owner.opens("/inbox");
        assertThat(owner.page().locator("message-preferences table").first()).isVisible();
        assertThat(told.locator("section")).hasCount(0);
    }

    @Test
    void anAdministratorFindsItAndLiftsIt() {
        Visitor owner = visitor();
        String email = owner.signsUp("Ruben");
        comesBack(email);

        Visitor admin = visitor().signsIn(Platform.ADMIN).opens("/admin/messages?q=" + email);
        admin.button("Suppressed addresses").click();
        Locator row = admin.page().locator("table.mails tr").filter(new FilterOptions().setHasText(email));
        assertThat(row).containsText("550 5.1.1 nobody of that name");
        admin.button("Lift: " + email).click();
        assertThat(admin.toast()).containsText("Mails go to " + email + " again.");
        assertThat(row).hasCount(0);

        owner.opens("/inbox");
        assertThat(owner.page().locator("message-preferences table").first()).isVisible();
        assertThat(owner.page().locator("mail-address section")).hasCount(0);
    }

    /** Some server says so of the first mail that went there. */
    private void comesBack(String email) {
        Visitor server = visitor();
        Map<String, Object> report = Map.of(
                "messageId",
                messageId(email),
                "type",
                "BOUNCED",
                "permanent",
                true,
                "reason",
                "550 5.1.1 nobody of that name");
        RequestOptions options = RequestOptions.create()
                .setHeader("Plenary-Report-Secret", Platform.REPORTS)
                .setData(report);
        APIResponse heard = server.context().request().post("/api/v1/mail/reports", options);
        assertThat(heard.status()).isEqualTo(204);
    }

    private static String messageId(String email) {
        Api admin = admin();
        String path = "/admin/messages?state=SENT&q=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
        JsonObject mail = Awaitility.await()
                .until(() -> Api.items(admin.get(path)).findFirst().orElse(null), found -> found != null);
        Matcher id = MESSAGE_ID.matcher(
                admin.text("/admin/messages/" + mail.get("id").getAsString() + "/mail"));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
