package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An archived conference says so, and offers nothing that would be refused. */
class ArchivedTest extends BrowserTest {

    private static final String TALK = "What the tide left";

    private static String archived(String slug) {
        String conference = admin().conference(slug, "Bygone Days");
        admin().post(conference + "/rooms", Map.of("name", "Pier"));
        String session = admin().session(conference, Map.of("title", TALK));
        admin().patch(conference, Map.of("status", "ARCHIVED"));
        return session;
    }

    private Visitor organizer() {
        Visitor organizer = visitor();
        String email = organizer.signsUp("Olga");
        admin().member(email, "OWNER");
        return organizer;
    }

    @Test
    void everybodySeesThatAConferenceIsArchived() {
        archived("bygone-badge");

        Visitor visitor = visitor().opens("/c/bygone-badge");

        assertThat(visitor.page().getByRole(AriaRole.BANNER)).containsText("Archived");
        assertThat(visitor.heading("Bygone Days Archived")).isVisible();
        Schedule.of(visitor, "bygone-badge");
        assertThat(visitor.page().getByRole(AriaRole.BANNER)).containsText("Archived");
    }

    @Test
    void formsCanBeReadButNotFilledInUntilTheConferenceIsTakenOutOfTheArchive() {
        String session = archived("bygone-forms");
        Visitor organizer = organizer().opens("/c/bygone-forms/organize/sessions/" + session);

        assertThat(organizer.field("Title")).hasValue(TALK);
        assertThat(organizer.field("Title")).isDisabled();
        assertThat(organizer.button("Save")).hasCount(0);
        organizer.workplace("Rooms").click();
        assertThat(organizer.page().locator(".layout-list")).containsText("Pier");
        assertThat(organizer.button("New room")).hasCount(0);
        assertThat(organizer.button("Edit Pier")).hasCount(0);

        organizer.button("Take out of the archive").click();
        organizer
                .page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, Visitor.named("Take out of the archive"))
                .click();

        assertThat(organizer.button("New room")).isVisible();
        organizer.opens("/c/bygone-forms/organize/sessions/" + session);
        assertThat(organizer.field("Title")).isEnabled();
    }

    @Test
    void theScheduleEditorShowsSessionsButMovesNone() {
        archived("bygone-plan");
        Visitor organizer = organizer().opens("/c/bygone-plan/organize/schedule");
        Locator card = organizer.page().locator(".planner .card");
        assertThat(card).hasCount(1);
        assertThat(organizer.page().locator(".history")).hasCount(0);

        card.dragTo(organizer.page().locator(".waiting"));
        assertThat(card).containsText("10:00–10:45");
        organizer.tabsTo(card.locator("h3 button")).presses("Enter");

        Locator panel = organizer.page().getByRole(AriaRole.DIALOG);
        assertThat(panel).containsText(TALK);
        assertThat(panel.getByRole(AriaRole.LINK, Visitor.named("Details"))).isFocused();
        assertThat(panel.getByRole(AriaRole.BUTTON)).hasCount(1);
    }
}
