package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An organizer writes to those who attend, and they read it. */
class BulletinsJourneyTest extends BrowserTest {

    private static final String SUBJECT = "Doors open at eight";

    private static final Pattern LINK = Pattern.compile("http://[^/]+(/unsubscribe\\?conference=lugger-days#[\\w-]+)");

    @Test
    void anOrganizerWritesTriesItSendsItAndTakesAnotherOneBack() {
        String conference = admin().conference("lugger-days", "Lugger Days");
        admin().session(conference, Map.of("title", "Landing in fog"));
        Visitor attendee = visitor();
        String email = attendee.signsUp("Nadia *Reis*");
        confirm(email);
        attendee.opens("/c/lugger-days/schedule");
        attendee.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/star") && answer.ok(),
                        attendee.page().locator(".star").first()::click);
        Visitor organizer = visitor();
        String own = organizer.signsUp("Otto");
        confirm(own);
        admin().member(own, "ORGANIZER");

        organizer.opens("/c/lugger-days/organize");
        organizer.workplace("Messages").click();
        organizer.button("New message").click();
        organizer.field("Subject").fill(SUBJECT);
        organizer.field("Text").fill("Dear ");
        organizer.button("Name").click();
        organizer.types(", come **early**.");
        Locator preview = organizer.page().locator("mail-preview");
        assertThat(preview).containsText("Dear Otto, come early.");
        assertThat(preview.locator(".mail-body strong")).hasText("early");
        assertThat(organizer.page().locator(".audience-count")).containsText("1 person, 1 of them by e-mail");

        organizer.button("Send to myself").click();
        assertThat(organizer.toast()).containsText("It is on its way to you.");
        organizer.button("Send …").click();
        Locator dialog = organizer.page().locator("dialog.confirm");
        assertThat(dialog).containsText("Send it to 1 person?");
        dialog.getByRole(AriaRole.BUTTON, Visitor.named("Send")).click();
        assertThat(organizer.page().locator(".bulletin-report")).containsText("It went to all of them");

        attendee.opens("/inbox");
        Locator message = attendee.page().locator(".message").filter(new Locator.FilterOptions().setHasText(SUBJECT));
        assertThat(message).containsText("Dear Nadia *Reis*, come early.");
        organizer.opens("/inbox");
        assertThat(organizer.heading("[Test] " + SUBJECT + " (unread)")).isVisible();
        String link = liesInTheFolder(email);

        endsThemAndWantsThemAgain(attendee, link);
        takesBack(organizer);
        wordsWhatIsToldByItself(organizer);
    }

    /** Those of this conference only. */
    private static void endsThemAndWantsThemAgain(Visitor attendee, String link) {
        attendee.opens(link);
        attendee.button("No more of them from this conference").click();
        assertThat(attendee.page().getByRole(AriaRole.STATUS).first()).containsText("Messages from organizers");
        attendee.opens("/inbox");
        Locator ended = attendee.page().locator("message-preferences li");
        assertThat(ended).containsText("Lugger Days");
        ended.getByRole(AriaRole.BUTTON, Visitor.named("Mail me again")).click();
        assertThat(ended).hasCount(0);
        assertThat(attendee.page().getByLabel("Messages from organizers: E-mail"))
                .isChecked();
    }

    private static void wordsWhatIsToldByItself(Visitor organizer) {
        organizer.opens("/c/lugger-days/organize/messages?show=texts");
        organizer.field("Which message").selectOption("PROGRAM_DIGEST");
        organizer.field("Subject").fill("{{ changes.count }} at {{ conference.title }}");
        Locator preview = organizer.page().locator("mail-preview");
        assertThat(preview).containsText("1 at Lugger Days");
        assertThat(preview).containsText("Landing in fog");
        organizer.button("Save").click();
        assertThat(organizer.page().getByText("These are your words.")).isVisible();
    }

    private static void takesBack(Visitor organizer) {
        organizer.opens("/c/lugger-days/organize/messages");
        organizer.button("New message").click();
        organizer.field("Subject").fill("The ferry is late");
        organizer.field("Text").fill("Wait for it.");
        organizer.button("Send …").click();
        Locator dialog = organizer.page().locator("dialog.confirm");
        dialog.getByLabel("Later").check();
        dialog.getByLabel("Day")
                .first()
                .fill(LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
        dialog.getByRole(AriaRole.BUTTON, Visitor.named("Send")).click();
        Locator report = organizer.page().locator(".bulletin-report");
        assertThat(report).containsText("It goes out on");
        organizer.button("Back to drafts").click();
        assertThat(organizer.field("Subject")).hasValue("The ferry is late");
        organizer.opens("/c/lugger-days/organize/messages");
        assertThat(organizer.page().locator(".bulletins li").first()).containsText("Draft");
        assertThat(organizer.page().locator(".bulletins li").nth(1)).containsText("Sent");
    }

    /** As the administrator's page shows it. */
    private String liesInTheFolder(String email) {
        Mailbox.awaitSent(email, SUBJECT);
        Visitor admin = visitor().signsIn(Platform.ADMIN);
        admin.opens("/admin/messages?q=" + URLEncoder.encode(email, StandardCharsets.UTF_8));
        Locator row = admin.page().locator("table.mails tr").filter(new Locator.FilterOptions().setHasText(SUBJECT));
        assertThat(row).containsText("Sent");
        row.getByRole(AriaRole.BUTTON, Visitor.named(SUBJECT)).click();
        assertThat(row.locator("pre.mail")).containsText(Pattern.compile("Dear Nadia \\*Reis\\*, come early\\."));
        Matcher link = LINK.matcher(row.locator("pre.mail").innerText());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
