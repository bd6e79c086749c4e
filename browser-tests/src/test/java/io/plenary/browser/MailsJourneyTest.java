package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is written to people, and what they do with it; an administrator shows what lies in the folder. */
class MailsJourneyTest extends BrowserTest {

    private static final String NEW_PASSWORD = "seven quiet herons";

    @Test
    void whoSignsUpConfirmsTheAddressAndComesBackWithoutThePassword() {
        Mailbox mailbox = new Mailbox(visitor().signsIn(Platform.ADMIN));
        Visitor guest = visitor();
        String email = guest.signsUp("Mira");
        guest.opens("/profile");
        Locator notice = guest.page().getByText("This address is not confirmed yet");
        assertThat(notice).isVisible();

        guest.opens(mailbox.link(email, "Confirm your e-mail address"));
        guest.button("Confirm the address").click();
        assertThat(guest.page().getByRole(AriaRole.STATUS).first()).containsText("The address is confirmed.");
        guest.opens("/profile");
        assertThat(guest.heading("E-mail address")).isVisible();
        assertThat(notice).hasCount(0);

        Visitor forgetful = visitor().opens("/sign-in");
        forgetful.link("Forgot your password?").click();
        forgetful.field("E-mail").fill(email);
        forgetful.button("Mail me a link").click();
        assertThat(forgetful.page().getByText("If there is an account with " + email))
                .isVisible();
        forgetful.opens(mailbox.link(email, "Set a new password"));
        forgetful.field("New password").fill(NEW_PASSWORD);
        forgetful.button("Set the password").click();
        assertThat(forgetful.toast()).containsText("The password is set.");
        forgetful.field("E-mail").fill(email);
        forgetful.field("Password").fill(NEW_PASSWORD);
        forgetful.button("Sign in").last().click();
        assertThat(forgetful.profile()).isVisible();

        readsTheInbox(forgetful);
    }

    private static void readsTheInbox(Visitor reader) {
        reader.opens("/inbox");
        Locator message = reader.page()
                .locator(".message")
                .filter(new Locator.FilterOptions().setHasText("Your password has changed"));
        assertThat(message).hasClass(Pattern.compile("unread"));
        message.click();
        assertThat(message).not().hasClass(Pattern.compile("unread"));
        message.getByRole(AriaRole.BUTTON).click();
        assertThat(message).hasCount(0);
        reader.page().locator(".segmented").getByText("Put away").click();
        assertThat(message).isVisible();

        Locator box = reader.page().getByLabel("Conferences move on: E-mail");
        reader.saves("/me/preferences", box::uncheck);
        reader.opens("/inbox");
        assertThat(box).not().isChecked();
        reader.page().getByText("that you always get").click();
        assertThat(reader.page().getByLabel("Password changed: E-mail")).isDisabled();
    }
}
