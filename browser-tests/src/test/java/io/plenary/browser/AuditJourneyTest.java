package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who wants to know who did what finds it, looks closer, has it checked and takes it along. */
class AuditJourneyTest extends BrowserTest {

    private final String slug = "dock-" + UUID.randomUUID().toString().substring(0, 8);

    private Visitor member(String name, String role) {
        Visitor member = visitor();
        admin().member(slug, member.signsUp(name), role);
        return member;
    }

    @Test
    void anOwnerSeesWhatWasChangedAndTakesItAlong() throws IOException {
        admin().post("/organizations", Map.of("slug", slug, "name", "Dock Works"));
        Visitor owner = member("Odile", "OWNER");
        admin().draft(slug, slug + "-conf", "Dockside");
        admin().patch("/conferences/" + slug + "-conf", Map.of("title", "Dockside Days"));

        owner.opens("/c/" + slug + "-conf/organize").link("Audit").click();
        Locator changed = entry(owner, "Conference changed");
        owner.reloadsUntilThereIs(changed.filter(new Locator.FilterOptions().setHasText("title")));
        assertThat(changed.first()).containsText("title");
        changed.first().locator("summary").click();
        assertThat(changed.first().locator("dl")).containsText("Dockside → Dockside Days");

        owner.button("Check now").click();
        assertThat(owner.page().locator(".audit-chain")).containsText("No entry was changed or removed");

        owner.choice("What happened").selectOption("ConferenceUpdated");
        assertThat(entry(owner, "Conference added")).hasCount(0);
        assertThat(changed.first()).isVisible();
        Download file =
                owner.page().waitForDownload(() -> owner.button("Export CSV").click());
        assertThat(Files.readString(file.path()))
                .startsWith("\ufeffnumber,id,occurredAt,type")
                .contains("title=Dockside Days")
                .doesNotContain("ConferenceAdded");
    }

    private static Locator entry(Visitor visitor, String what) {
        return visitor.page().locator(".audit li").filter(new Locator.FilterOptions().setHasText(what));
    }

    @Test
    void anOrganizerIsToldWhomToAskAndAnAdministratorSeesThePlatform() {
        admin().post("/organizations", Map.of("slug", slug, "name", "Dock Works"));
        Visitor organizer = member("Orla", "ORGANIZER");
        admin().draft(slug, slug + "-conf", "Dockside");

        organizer.opens("/c/" + slug + "-conf/organize");
        assertThat(organizer.link("Details")).isVisible();
        assertThat(organizer.link("Audit")).hasCount(0);
        organizer.opens("/c/" + slug + "-conf/organize/audit");
        assertThat(organizer.heading("For owners of the organization")).isVisible();

        Visitor admin = visitor().signsIn(Platform.ADMIN).opens("/admin/audit");
        admin.choice("What happened").selectOption("UserSignedUp");
        assertThat(entry(admin, "Account created").first()).isVisible();
    }
}
