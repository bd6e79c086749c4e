package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Who has no account has an agenda all the same, and takes it along. */
class StrangerTest extends BrowserTest {

    private String email;

    private static final String RIVER = "Forecasting the River With the People Who Live on It";
    private static final String AGENDA = "/agenda?conference=" + Platform.DEMO;

    @Test
    void whatAStrangerStarsStaysOnTheDeviceAndComesAlongToTheNewAccount() {
        Visitor stranger = visitor();
        Schedule schedule = Schedule.of(stranger, Platform.DEMO);
        schedule.star(RIVER).click();
        assertThat(stranger.toast()).containsText("Starred on this device.");
        stranger.keeps("outbox", "star:").page().reload();
        assertThat(schedule.starred(RIVER)).isVisible();

        stranger.opens(AGENDA);
        assertThat(stranger.link(RIVER)).isVisible();
        assertThat(stranger.page().locator(".offer-note")).containsText("on this device only");

        stranger.opens("/sign-up?next=" + AGENDA);
        stranger.page().waitForResponse(answer -> answer.url().endsWith("/star") && answer.ok(), () -> {
            email = stranger.fillsInTheSignUp("Salma");
            assertThat(stranger.link(RIVER)).isVisible();
            assertThat(stranger.page().locator(".offer-note")).hasCount(0);
        });
        assertThat(visitor().signsIn(email).opens(AGENDA).link(RIVER)).isVisible();
    }

    @Test
    void anAgendaCanBeReadFromTheScreenAsACode() {
        Visitor stranger = visitor();
        Schedule.of(stranger, Platform.DEMO).star(RIVER).click();
        stranger.keeps("outbox", "star:").opens(AGENDA).button("QR code").click();

        Locator dialog = stranger.page().locator(".code-dialog");
        assertThat(dialog.getByRole(AriaRole.IMG, Visitor.named("QR code of the link")))
                .isVisible();
        stranger.presses("Escape");
        assertThat(dialog).hasCount(0);
    }

    @Test
    void whoLeavesTakesTheStarsAlong() {
        Visitor browser = visitor();
        browser.signsUp("Tomas");
        Schedule.of(browser, Platform.DEMO).star(RIVER).click();
        assertThat(browser.toast()).containsText("is on your agenda");
        browser.opens("/profile");
        browser.button("Sign out").click();
        assertThat(browser.profile()).hasCount(0);

        browser.opens(AGENDA);
        assertThat(browser.heading("Nothing starred yet")).isVisible();
        assertThat(browser.page().locator(".ended")).hasCount(0);
    }

    @Test
    void anAgendaPassedOnAsALinkCanBeTakenOver() {
        Visitor friend = visitor();
        friend.signsUp("Uma");
        String session = admin().demoSession(RIVER).replace("-", "");
        friend.opens("/c/" + Platform.DEMO + "/shared?sessions=0123456789." + session.substring(session.length() - 10));
        assertThat(friend.link(RIVER)).isVisible();
        assertThat(friend.page().locator(".row-card")).hasCount(1);

        friend.button("Star all").click();

        assertThat(friend.toast()).containsText("1 session is on your agenda now.");
        assertThat(friend.opens(AGENDA).link(RIVER)).isVisible();
    }
}
