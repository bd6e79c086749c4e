package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What an administrator does: see that all is well, add a conference, look for a user, read the figures. */
class AdminJourneyTest extends BrowserTest {

    @Test
    void anAdministratorAddsAConferenceAndWatchesItComeIntoBeing() {
        Visitor admin = visitor().signsIn(Platform.ADMIN);
        admin.page()
                .getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.LINK, Visitor.named("Administration"))
                .click();
        assertThat(admin.page().getByRole(AriaRole.MAIN)).containsText("All services are healthy");

        admin.workplace("Conferences").click();
        admin.link("Add a conference").click();
        admin.field("Title").fill("Lantern Camp 2027");
        assertThat(admin.field("Address")).hasValue("lantern-camp-2027");
        admin.field("First day").fill("2027-07-01");
        admin.field("Last day").fill("2027-07-02");
        admin.choice("Country").selectOption("Portugal");
        admin.button("Add the conference").click();

        Locator steps = admin.page().locator(".steps li.done");
        assertThat(steps).hasCount(6);
        assertThat(steps.last()).containsText("Ready");
        admin.page().locator(".next-steps").getByText("Open the conference").click();
        assertThat(admin.heading("Lantern Camp 2027")).isVisible();
    }

    @Test
    void anAdministratorFindsAUserByName() throws IOException {
        visitor().signsUp("Zebulon Quartermaine");
        Visitor admin = visitor().signsIn(Platform.ADMIN).opens("/admin/users");

        assertThat(linesOfTheExport(admin)).hasSizeGreaterThan(2);

        admin.page().getByRole(AriaRole.SEARCHBOX).fill("quartermaine");

        assertThat(admin.page().locator("tbody tr")).hasCount(1);
        assertThat(admin.page().locator("tbody tr")).containsText("Zebulon Quartermaine");
        assertThat(admin.page()).hasURL(Pattern.compile("q=quartermaine"));
        assertThat(linesOfTheExport(admin))
                .hasSize(2)
                .last(InstanceOfAssertFactories.STRING)
                .contains(",Zebulon Quartermaine,");
    }

    private static List<String> linesOfTheExport(Visitor admin) throws IOException {
        Download export =
                admin.page().waitForDownload(() -> admin.button("Export CSV").click());
        return Files.readString(export.path()).lines().toList();
    }

    @Test
    void chartsShowWhoWasActiveAndWhatWasViewed() {
        Visitor attendee = visitor();
        attendee.signsUp("Counted");
        attendee.opens("/c/estuary-2027/sessions/" + admin().demoSession("Backing Up a State"));
        assertThat(attendee.heading("Backing Up a State")).isVisible();

        Visitor admin = visitor().signsIn(Platform.ADMIN).opens("/admin/analytics?conference=" + Platform.DEMO);

        assertThat(admin.page().locator("time-chart svg").first()).isVisible();
        Locator active = admin.page().locator("time-chart").first();
        active.getByText("As a table").click();
        assertThat(active.getByRole(AriaRole.TABLE)).isVisible();
        admin.page()
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName("24 hours"))
                .click();
        assertThat(admin.page()).hasURL(Pattern.compile("period=day"));
        assertThat(admin.heading("Accesses of a conference")).isVisible();
    }

    @Test
    void pagesOfThePlatformCarryItsNameAndNoConferences() {
        Visitor admin = visitor().signsIn(Platform.ADMIN).opens("/c/" + Platform.DEMO);
        Locator brand = admin.page().getByRole(AriaRole.BANNER).locator(".brand");
        assertThat(brand).containsText("Estuary 2027");

        for (String path : List.of("/", "/admin", "/admin/analytics?conference=" + Platform.DEMO, "/profile")) {
            admin.opens(path);
            assertThat(admin.page().getByRole(AriaRole.MAIN).locator("h1, h2").first())
                    .isVisible();
            assertThat(brand).containsText("Plenary");
        }
    }

    @Test
    void whoTakesTheRightsFromThemselvesIsToldSoAndLeavesTheAdministration() {
        Visitor deputy = visitor();
        String email = deputy.signsUp("Deputy");
        String account = Api.items(admin().get("/admin/users?q=" + email))
                .map(user -> "/admin/users/" + user.get("id").getAsString())
                .findFirst()
                .orElseThrow();
        admin().patch(account, Map.of("admin", true));

        deputy.opens(account).button("Take the rights of an administrator").click();
        Locator question = deputy.page().getByRole(AriaRole.DIALOG);
        assertThat(question).containsText("This is your own account.");
        question.getByRole(AriaRole.BUTTON, Visitor.named("Take the rights of an administrator"))
                .click();

        assertThat(deputy.toast()).containsText("You are no administrator any more.");
        assertThat(deputy.page()).hasURL(stage().url() + "/");
        assertThat(deputy.link("Administration")).hasCount(0);
    }

    @Test
    void theListOfOrganizationsSaysWhereTheirConferencesAre() {
        admin().post("/organizations", Map.of("slug", "placed", "name", "Placed Society"));
        admin().add("placed", "placed-days", "Placed Days");

        Visitor admin = visitor().signsIn(Platform.ADMIN).opens("/admin/organizations");

        assertThat(admin.page()
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText("Placed Society")))
                .containsText("Main server");
        assertThat(admin.page().getByText("Database servers")).hasCount(0);
    }

    @Test
    void anOrganizationThatIsTrustedPublishesWithoutApproval() {
        admin().post("/organizations", Map.of("slug", "trusted", "name", "Trusted Society"));
        Visitor owner = visitor();
        String email = owner.signsUp("Tilda");
        admin().member("trusted", email, "OWNER");
        api(email).add("trusted", "bell", "Bell Days");
        Visitor admin = visitor().signsIn(Platform.ADMIN).opens("/admin/organizations/trusted");
        Locator waiver = admin.page().getByLabel("Its conferences need no approval");
        assertThat(waiver).not().isChecked();
        waiver.check();
        admin.button("Save").click();
        assertThat(admin.toast()).containsText("Saved.");
        admin.page().reload();
        assertThat(waiver).isChecked();

        api(email).draft("trusted", "buoy", "Buoy Days");
        owner.opens("/c/buoy/organize");
        assertThat(owner.button("Publish")).isVisible();
        assertThat(owner.button("Submit")).hasCount(0);

        // Its program may be in the making, and the server says so.
        owner.watcher().partIsGone("/api/v1/conferences/bell/");
        owner.opens("/c/bell/organize").button("Submit").click();
        owner.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, Visitor.named("Submit"))
                .click();
        assertThat(owner.toast()).containsText("“Bell Days” is approved.");
    }

    @Test
    void whoIsNoAdministratorIsToldSo() {
        Visitor attendee = visitor();
        attendee.signsUp("Curious");

        attendee.opens("/admin/users");

        assertThat(attendee.heading("For administrators only")).isVisible();
    }
}
