package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Organizers work on a draft, show it to some, release it, and go back. */
class ReleasesJourneyTest extends BrowserTest {

    private static final String BEFORE = "How lamps are lit";
    private static final String AFTER = "How lamps are put out";

    @Test
    void whatIsReleasedByHandIsSeenByEverybodyWhenItIsReleasedAndNoSooner() {
        String conference = admin().conference("releases-journey", "Release Days");
        String session = admin().session(conference, Map.of("title", BEFORE));
        Visitor organizer = visitor();
        admin().member(organizer.signsUp("Marta"), "ORGANIZER");
        organizer.opens("/c/releases-journey/organize/releases");
        organizer.button("Work on a draft").click();
        organizer.page().locator("dialog").getByText("Work on a draft").last().click();
        assertThat(organizer.heading("You release by hand")).isVisible();

        rename(organizer, session);
        assertThat(organizer.page().locator("draft-note")).containsText("1 change is not released.");
        assertThat(visitor().opens("/c/releases-journey/sessions/" + session).heading(BEFORE))
                .isVisible();

        organizer.workplace("Releases").click();
        assertThat(organizer.page().locator(".change")).containsText("was called “" + BEFORE + "”");
        lookAtTheDraft(organizer);
        organizer.field("What is new").fill("Another **name**");
        organizer.button("Release").click();
        assertThat(organizer.page().locator("[data-release='2']")).containsText("Another name");
        assertThat(visitor().opens("/c/releases-journey/sessions/" + session).heading(AFTER))
                .isVisible();

        organizer.button("Go back to this").click();
        organizer.page().locator("dialog").getByText("Go back to this").last().click();
        assertThat(organizer.page().locator("[data-release='3']")).containsText("as release 1 was");
        assertThat(visitor().opens("/c/releases-journey/sessions/" + session).heading(BEFORE))
                .isVisible();
    }

    private static void rename(Visitor organizer, String session) {
        organizer.opens("/c/releases-journey/organize/sessions/" + session);
        organizer.field("Title").fill(AFTER);
        organizer.button("Save").click();
        assertThat(organizer.toast()).hasText("Saved.");
    }

    private void lookAtTheDraft(Visitor organizer) {
        organizer.button("New link to the draft").click();
        organizer.field("For whom it is").fill("Speakers");
        organizer.button("Make a link").click();
        Locator secret = organizer.page().locator("preview-links .secret");
        String address = secret.inputValue();

        Visitor speaker = visitor().opens(address.substring(address.indexOf("/c/")));
        assertThat(speaker.page().locator(".preview")).containsText("This is a draft.");
        assertThat(speaker.page().locator(".preview .row-card")).containsText(AFTER);

        organizer.page().locator("preview-links [data-id] button").click();
        organizer.page().locator("dialog").getByText("Revoke").last().click();
        assertThat(organizer.page().locator("preview-links [data-id]")).hasCount(0);
        speaker.page().reload();
        assertThat(speaker.page().locator(".state")).isVisible();
    }
}
