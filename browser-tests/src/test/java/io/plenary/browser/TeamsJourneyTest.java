package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An owner makes a team for one track and invites somebody to it, who then edits that track and no other. */
class TeamsJourneyTest extends BrowserTest {

    private final String slug = "reed-" + UUID.randomUUID().toString().substring(0, 8);
    private final String conference = slug + "-conf";

    private Visitor owner() {
        admin().post("/organizations", Map.of("slug", slug, "name", "Reed Works"));
        Visitor owner = visitor();
        admin().member(slug, owner.signsUp("Odile"), "OWNER");
        admin().draft(slug, conference, "Reed Days");
        return owner;
    }

    @Test
    void aTrackManagerComesByMailAndEditsTheOwnTrack() {
        Visitor owner = owner();
        String lamps = track("Lamps");
        String boats = track("Boats");
        String lamp = session("Bright lamps", lamps);
        String boat = session("Quiet boats", boats);

        makesATeam(owner);
        String invited = "guest-" + UUID.randomUUID() + "@example.org";
        invites(owner, invited);

        Visitor manager =
                visitor().opens(new Mailbox(visitor().signsIn(Platform.ADMIN)).link(invited, "You are invited"));
        assertThat(manager.page().getByText("in the team “Lamp track”")).isVisible();
        manager.page()
                .locator(".panel")
                .getByRole(AriaRole.LINK, Visitor.named("Create an account"))
                .click();
        String own = manager.fillsInTheSignUp("Mona");
        assertThat(manager.page().getByRole(AriaRole.ALERT)).containsText("The invitation went to " + invited);
        manager.button("Accept as " + own).click();
        assertThat(manager.toast()).containsText("You work with Reed Works now.");

        owner.opens("/admin/organizations/" + slug);
        assertThat(owner.page().locator("organization-invitations li"))
                .containsText("accepted by an account with another address");

        edits(manager, lamp, "Brighter lamps");
        assertThat(manager.toast()).containsText("Saved");
        edits(manager, boat, "Sunken boats");
        assertThat(manager.page().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(admin().get(path() + "/sessions/" + boat).get("title").getAsString())
                .isEqualTo("Quiet boats");
    }

    private String path() {
        return "/conferences/" + conference;
    }

    private String track(String name) {
        return admin().post(path() + "/tracks", Map.of("name", name)).get("id").getAsString();
    }

    private String session(String title, String track) {
        return admin().session(path(), Map.of("title", title, "trackId", track));
    }

    private void makesATeam(Visitor owner) {
        owner.opens("/profile").link("Members and teams").click();
        owner.button("New team").click();
        Locator form = owner.page().locator("team-form");
        form.getByLabel("Name").fill("Lamp track");
        form.getByLabel("Reed Days").check();
        form.getByLabel("Lamps").check();
        form.getByLabel("Edit the program").check();
        form.getByRole(AriaRole.BUTTON, Visitor.named("Save team")).click();
        assertThat(owner.toast()).containsText("Lamp track is saved.");
        assertThat(owner.page().locator("organization-teams li")).containsText("Reed Days (1 track)");
    }

    private static void invites(Visitor owner, String email) {
        Locator form = owner.page().locator("organization-invitations form");
        form.getByLabel("E-mail").fill(email);
        form.getByLabel("Team").selectOption("Lamp track");
        form.getByRole(AriaRole.BUTTON, Visitor.named("Invite")).click();
        assertThat(owner.toast()).containsText("A mail goes to " + email);
        assertThat(owner.page().locator("organization-invitations li")).containsText("open until");
    }

    private void edits(Visitor manager, String session, String title) {
        manager.opens("/c/" + conference + "/organize/sessions/" + session);
        manager.field("Title").fill(title);
        manager.button("Save").click();
    }
}
