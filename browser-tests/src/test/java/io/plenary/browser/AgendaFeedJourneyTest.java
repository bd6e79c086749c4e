package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Somebody lets a calendar follow the agenda, gets another link, and ends it. */
class AgendaFeedJourneyTest extends BrowserTest {

    private static final String RIVER = "Forecasting the River With the People Who Live on It";
    private static final String AGENDA = "/agenda?conference=" + Platform.DEMO;

    @Test
    void aCalendarFollowsTheAgendaUntilItsLinkIsEnded() {
        Visitor attendee = visitor();
        attendee.signsUp("Fay");
        attendee.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/star") && answer.ok(),
                        () -> Schedule.of(attendee, Platform.DEMO).star(RIVER).click());
        attendee.opens(AGENDA).button("Subscribe").click();
        attendee.button("Make a link").click();
        Locator dialog = attendee.page().locator(".feed-dialog");
        String first = dialog.getByLabel("Address of your agenda").inputValue();
        assertThat(read(attendee, first).text().replace("\r\n ", "")).contains(RIVER);
        assertThat(dialog.getByRole(AriaRole.IMG, Visitor.named("QR code of the address")))
                .isVisible();
        assertThat(attendee.link("Calendar of this device"))
                .hasAttribute("href", first.replaceFirst("https?", "webcal"));
        assertThat(attendee.link("Outlook.com"))
                .hasAttribute(
                        "href",
                        "https://outlook.live.com/calendar/0/addfromweb?url="
                                + URLEncoder.encode(first, StandardCharsets.UTF_8) + "&name=Plenary");

        attendee.button("New link").click();
        assertThat(dialog.getByLabel("Address of your agenda")).not().hasValue(first);
        String second = dialog.getByLabel("Address of your agenda").inputValue();
        assertThat(read(attendee, first).status()).isEqualTo(404);
        assertThat(read(attendee, second).status()).isEqualTo(200);

        attendee.presses("Escape");
        attendee.button("Subscribe").click();
        assertThat(dialog).containsText("You have had a link since");
        assertThat(dialog.getByLabel("Address of your agenda")).hasCount(0);
        attendee.button("End the link").click();
        assertThat(dialog.locator("toast-region")).containsText("The link does not work any more.");
        assertThat(attendee.button("Make a link")).isFocused();
        assertThat(read(attendee, second).status()).isEqualTo(404);
    }

    @Test
    void whoIsNotSignedInHasNothingToSubscribeTo() {
        Visitor stranger = visitor();
        Schedule.of(stranger, Platform.DEMO).star(RIVER).click();

        stranger.keeps("outbox", "star:").opens(AGENDA);

        assertThat(stranger.link(RIVER)).isVisible();
        assertThat(stranger.button("Subscribe")).hasCount(0);
    }

    private static APIResponse read(Visitor visitor, String address) {
        return visitor.context().request().get(address);
    }
}
