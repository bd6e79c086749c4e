package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What was written to people, as the page of administrators shows it where nothing leaves the machine. */
final class Mailbox {

    private static final Pattern LINK = Pattern.compile("http://[^/]+(/[a-z-]+#[\\w-]+)");

    private final Visitor admin;

    Mailbox(Visitor admin) {
        this.admin = admin;
    }

    /** The path, with its secret, that a mail leads to. */
    String link(String address, String subject) {
        Matcher link = LINK.matcher(text(address, subject));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** The newest to an address or a number. */
    String text(String address, String subject) {
        awaitSent(address, subject);
        admin.opens("/admin/messages?q=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
        Locator row = admin.page()
                .locator("table.mails tr")
                .filter(new FilterOptions().setHasText(subject))
                .first();
        assertThat(row).containsText("Sent");
        row.getByRole(AriaRole.BUTTON).first().click();
        Locator text = row.locator("pre.mail");
        assertThat(text).not().isEmpty();
        return text.innerText();
    }

    /** The page does not look again by itself. */
    static void awaitSent(String address, String subject) {
        String asked = "?state=SENT&q=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        Awaitility.await().until(() -> Api.items(BrowserTest.admin().get("/admin/messages" + asked))
                .anyMatch(message -> message.toString().contains(subject)));
    }
}
