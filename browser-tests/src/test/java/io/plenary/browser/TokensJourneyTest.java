package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody makes a token for a program, tries it, and revokes it. */
class TokensJourneyTest extends BrowserTest {

    @Test
    void aTokenIsMadeTriedAndRevoked() {
        Visitor owner = visitor();
        confirm(owner.signsUp("Tess"));
        owner.opens("/profile");
        Page page = owner.page();
        Locator tokens = page.locator("api-tokens");
        owner.button("New token").click();
        tokens.getByLabel("What it is for").fill("Badge printer");
        tokens.getByLabel("See your account").check();
        owner.button("Make a token").click();
        String token = tokens.locator(".secret").inputValue();
        assertThat(token).startsWith("plenary_pat_");
        assertThat(statusOf(owner, token)).isEqualTo(200);

        triesInTheDocs(owner.opens("/docs/").page(), token);

        owner.opens("/profile");
        assertThat(tokens.locator(".api-tokens li")).containsText("Badge printer");
        assertThat(tokens.locator(".secret")).hasCount(0);
        tokens.getByRole(AriaRole.BUTTON, Visitor.named("Revoke “Badge printer”?"))
                .click();
        page.locator("dialog.confirm")
                .getByRole(AriaRole.BUTTON, Visitor.named("Revoke"))
                .click();
        assertThat(owner.toast()).containsText("The token is revoked.");
        assertThat(tokens.locator(".api-tokens li")).hasCount(0);
        assertThat(statusOf(owner, token)).isEqualTo(401);
    }

    @Test
    void anOwnerMakesATokenOfTheOrganizationThatIsNobodysOwn() {
        admin().post("/organizations", Map.of("slug", "quay", "name", "Quay Society"));
        Visitor owner = visitor();
        admin().member("quay", owner.signsUp("Tova"), "OWNER");
        owner.opens("/profile");
        Locator panel = owner.page()
                .locator("section.panel")
                .filter(new Locator.FilterOptions().setHas(owner.heading("Access tokens of Quay Society")));
        panel.getByRole(AriaRole.BUTTON, Visitor.named("New token")).click();
        panel.getByLabel("What it is for").fill("Website");
        panel.getByLabel("Read conferences and their programs").check();
        panel.getByRole(AriaRole.BUTTON, Visitor.named("Make a token")).click();
        String token = panel.locator(".secret").inputValue();

        assertThat(token).startsWith("plenary_org_");
        assertThat(statusOf(owner, "/organizations/quay", token)).isEqualTo(200);
        assertThat(statusOf(owner, "/me", token)).isEqualTo(403);
        Visitor admin = visitor().signsIn(Platform.ADMIN).opens("/admin/organizations/quay");
        assertThat(admin.page().locator(".api-tokens li")).containsText("Website");
    }

    private static int statusOf(Visitor owner, String token) {
        return statusOf(owner, "/me", token);
    }

    private static int statusOf(Visitor owner, String path, String token) {
        RequestOptions options = RequestOptions.create().setHeader("Authorization", "Bearer " + token);
        return owner.context().request().get("/api/v1" + path, options).status();
    }

    private static void triesInTheDocs(Page page, String token) {
        page.locator("button.authorize").first().click();
        page.locator(".modal-ux input").first().fill(token);
        page.locator(".modal-ux button.authorize").first().click();
        page.locator(".modal-ux button.btn-done").first().click();
        Locator operation = page.locator("#operations-profiles-getMe");
        page.locator("#operations-tag-profiles").click();
        operation.locator(".opblock-summary-control").click();
        operation.locator(".try-out__btn").click();
        operation.locator("button.execute").click();
        assertThat(operation
                        .locator(".live-responses-table .response-col_status")
                        .last())
                .containsText("200");
    }
}
