package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The projector of a room: nobody signs in at it, and it shows what happens there. */
class StageScreenJourneyTest extends BrowserTest {

    private static final Pattern COUNTDOWN = Pattern.compile("^\\d+:\\d\\d$");

    private Visitor projector() {
        return visitor(new NewContextOptions().setViewportSize(1920, 1080));
    }

    private static Locator stage(Visitor projector) {
        return projector.page().locator(".stage");
    }

    @Test
    void theHallSeesWhatIsOnWhoAsksAndHowAPollGoes() {
        OnNow conference = OnNow.published(admin(), "stage-on", "Stage On");
        String hall = conference.room("Great Hall");
        String talk = conference.session("Who Pays the Maintainer?", hall, -20, 60);
        conference.session("An Inventory Problem", hall, 90, 45);
        conference.question(talk, "What happens to the grant?");
        Visitor projector = projector().opens("/c/stage-on/stage/great-hall");

        assertThat(projector.heading("Who Pays the Maintainer?")).isVisible();
        assertThat(projector.page().getByRole(AriaRole.TIMER)).hasText(COUNTDOWN);
        assertThat(projector.page().getByRole(AriaRole.NAVIGATION)).hasCount(0);
        assertThat(stage(projector).locator(".stage-join .address")).containsText("/c/stage-on/in/great-hall");
        assertThat(stage(projector).locator(".stage-next")).containsText("An Inventory Problem");
        assertThat(stage(projector).locator(".stage-questions > li")).containsText("What happens to the grant?");

        conference.pin(conference.question(talk, "Who decided?"));
        assertThat(stage(projector).locator(".stage-questions > li").first()).containsText("Who decided?");
        assertThat(stage(projector).locator(".stage-questions > .pinned")).hasCount(1);

        String poll = conference.poll(talk, "Who should pay?", "Companies", "The public");
        assertThat(stage(projector).locator(".stage-poll")).containsText("Who should pay?");
        conference.answers(poll, 2);
        assertThat(stage(projector).locator(".stage-poll li").nth(1)).containsText("100%");
        assertThat(stage(projector).locator(".stage-poll")).containsText("1 answer");

        conference.stands(talk, Map.of("phase", "ENDED"));
        assertThat(projector.heading("An Inventory Problem")).isVisible();
        assertThat(stage(projector)).containsText("until it begins");
    }

    /** Whichever way a screen hangs, all of what is shown is on it. */
    @Test
    void aScreenThatStandsShowsTheTimeThatIsLeftToo() {
        OnNow conference = OnNow.published(admin(), "stage-standing", "A Conference of Standing Screens");
        String hall = conference.room("Great Hall");
        String talk = conference.session("Who Pays the Maintainer of All That We Use?", hall, -20, 60);
        conference.session("An Inventory Problem", hall, 90, 45);
        conference.question(talk, "What happens to the grant?");
        Visitor projector = visitor(new NewContextOptions().setViewportSize(1080, 1920))
                .opens("/c/stage-standing/stage/great-hall");

        assertThat(stage(projector).locator(".stage-questions > li")).containsText("What happens to the grant?");
        Map<String, Double> lowest =
                Map.of(".stage-title h1", 0.5, ".stage-left b", 0.6, ".stage-join .code", 1.0, ".stage-next", 1.0);
        lowest.forEach((part, share) -> assertWithin(stage(projector).locator(part), share * 1920));
        assertThat(projector.page().getByRole(AriaRole.TIMER)).hasText(COUNTDOWN);
        assertWithin(stage(projector).locator(".stage-clock"), 200);
    }

    private static void assertWithin(Locator part, double lowest) {
        assertThat(part).isVisible();
        BoundingBox box = part.boundingBox();
        assertThat(box.x).as(part.toString()).isNotNegative();
        assertThat(box.x + box.width).as(part.toString()).isLessThanOrEqualTo(1080);
        assertThat(box.y + box.height).as(part.toString()).isLessThanOrEqualTo(lowest);
    }

    @Test
    void theAddressToTypeLeadsToWhatIsOnInTheRoom() {
        OnNow conference = OnNow.published(admin(), "stage-join", "Stage Join");
        String hall = conference.room("Great Hall");
        String talk = conference.session("Typed by Thumbs", hall, -20, 60);

        Visitor attendee = visitor().opens("/c/stage-join/in/great-hall");
        assertThat(attendee.page()).hasURL(Pattern.compile("/c/stage-join/sessions/" + talk + "$"));
        attendee.opens("/c/stage-join/in/cellar");
        assertThat(attendee.page()).hasURL(Pattern.compile("/c/stage-join/now$"));
    }

    @Test
    void aDraftIsShownToAScreenWithACodeUntilThatIsRevoked() {
        OnNow conference = OnNow.draft(admin(), "stage-draft", "Stage Draft");
        String hall = conference.room("Great Hall");
        conference.session("Not for Everybody Yet", hall, -20, 60);
        Visitor organizer = visitor().signsIn(Platform.ADMIN).opens("/c/stage-draft/organize/rooms");
        organizer.button("New code for a screen").click();
        organizer.choice("Screen").selectOption("stage " + hall);
        organizer.field("What it is called").fill("Projector");
        organizer.button("Make a code").click();
        assertThat(organizer.page().locator("stage-screens .secret")).isVisible();
        String address = organizer.page().locator("stage-screens .secret").inputValue();
        String code = address.substring(address.indexOf('#') + 1);

        Visitor projector = projector();
        projector.opens("/c/stage-draft/stage/great-hall");
        assertThat(projector.heading("This screen needs a code")).isVisible();
        projector
                .page()
                .getByLabel("Code of the screen")
                .fill(code.toUpperCase(Locale.ROOT).replace('-', ' '));
        projector.button("Open the screen").click();
        assertThat(projector.heading("Not for Everybody Yet")).isVisible();
        projector.page().reload();
        assertThat(projector.heading("Not for Everybody Yet")).isVisible();

        organizer.button("Revoke the code of “Projector”?").click();
        organizer
                .page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, Visitor.named("Revoke"))
                .click();
        assertThat(organizer.toast()).containsText("The code is revoked.");
        assertThat(projector.heading("This screen needs a code")).isVisible();
        assertThat(projector.page().getByRole(AriaRole.ALERT)).containsText("not any more");
    }
}
