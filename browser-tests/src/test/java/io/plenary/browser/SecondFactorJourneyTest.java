package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An account that asks for more than its password. */
class SecondFactorJourneyTest extends BrowserTest {

    @Test
    void aCodeComesAfterThePasswordAndARecoveryCodeInItsPlace() {
        Visitor owner = visitor();
        String email = owner.signsUp("Teresa");
        confirm(email);
        owner.opens("/profile");
        Locator panel = owner.page().locator("second-factor");

        Authenticator app = turnsOn(owner);
        String recovery = panel.locator(".recovery li").first().textContent();
        panel.getByText("I have kept them").click();
        assertThat(panel).containsText("Recovery codes left: 10");

        Visitor phone = visitor().opens("/sign-in");
        phone.fillsInTheSignIn(email);
        assertThat(phone.heading("One more step")).isVisible();
        phone.field("Code").fill("000000");
        phone.page().locator("form button.primary").click();
        assertThat(phone.page().locator(".form-fault")).containsText("The code is not right");
        phone.field("Code").fill(app.nextCode());
        phone.page().locator("form button.primary").click();
        assertThat(phone.profile()).isVisible();

        Visitor laptop = visitor().opens("/sign-in");
        laptop.fillsInTheSignIn(email);
        laptop.field("Code").fill(recovery.toUpperCase());
        laptop.page().locator("form button.primary").click();
        assertThat(laptop.profile()).isVisible();
        laptop.opens("/profile");
        assertThat(laptop.page().locator("second-factor")).containsText("Recovery codes left: 9");
    }

    @Test
    void anOrganizationThatAsksForItTellsItsMembersAndLetsThemInOnceTheyHaveIt() {
        String slug = "lock-" + UUID.randomUUID().toString().substring(0, 8);
        admin().post("/organizations", Map.of("slug", slug, "name", "Lock Keepers"));
        admin().patch(admin().draft(slug, slug + "-conf", "Lock Days"), Map.of("status", "PUBLISHED"));
        String organize = "/c/" + slug + "-conf/organize";
        Visitor owner = member(slug, "Olga", "OWNER");
        Visitor member = member(slug, "Milo", "ORGANIZER").opens(organize);
        assertThat(member.workplace("Details")).isVisible();

        asks(owner, slug);
        member.opens(organize);
        assertThat(member.heading("Set up two-step sign-in first")).isVisible();
        assertThat(member.workplace("Details")).hasCount(0);
        member.page().locator(".ended").getByText("Set it up").click();
        assertThat(member.page().locator("second-factor")).containsText("An organization you belong to asks for this.");
        turnsOn(member);
        member.page().locator("second-factor").getByText("I have kept them").click();

        member.opens(organize);
        assertThat(member.workplace("Details")).isVisible();
    }

    private Visitor member(String organization, String name, String role) {
        Visitor member = visitor();
        String email = member.signsUp(name);
        confirm(email);
        admin().member(organization, email, role);
        return member;
    }

    /** Who asks others for it needs it first. */
    private static void asks(Visitor owner, String slug) {
        String page = "/admin/organizations/" + slug;
        owner.opens(page).page().getByLabel("Its members need two-step sign-in").check();
        owner.button("Save").click();
        assertThat(owner.page().getByRole(AriaRole.ALERT)).containsText("Set up two-step sign-in for yourself first");

        turnsOn(owner.opens("/profile"));
        owner.opens(page).page().getByLabel("Its members need two-step sign-in").check();
        owner.button("Save").click();
        assertThat(owner.toast()).containsText("Saved.");
    }

    private static Authenticator turnsOn(Visitor owner) {
        Locator panel = owner.page().locator("second-factor");
        panel.getByText("Set up").click();
        panel.getByLabel("Current password").fill(Platform.PASSWORD);
        panel.getByText("Show the code").click();
        assertThat(panel.locator("svg.code")).isVisible();
        Authenticator app =
                new Authenticator(panel.locator(".telling code").textContent().replace(" ", ""));
        panel.getByLabel("Code of the app").fill(app.nextCode());
        panel.getByText("Turn on").click();
        assertThat(panel.locator(".recovery li")).hasCount(10);
        return app;
    }
}
