package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An account elsewhere opens one here. */
class ProvidersJourneyTest extends BrowserTest {

    private static final String CONTINUE = "Continue with " + IdentityProvider.NAME;
    private static final String LINK = "Link " + IdentityProvider.NAME;
    private static final String UNLINK = "Unlink: " + IdentityProvider.NAME;

    private final String email = "ada-" + UUID.randomUUID() + "@acme.example.org";

    /** Somebody whom the provider may see. */
    private Visitor traveler() {
        Visitor traveler = visitor();
        traveler.watcher().mayLeadTo(Platform.PROVIDER.origin());
        return traveler;
    }

    @Test
    void whoIsNewGetsAnAccountWithoutAPasswordAndSetsOne() {
        Visitor ada = traveler().opens("/sign-in?next=/profile");
        ada.button(CONTINUE).click();
        says(ada, email);
        assertThat(ada.heading("Ada Elsewhere")).isVisible();
        Locator accounts = ada.page().locator("linked-accounts");
        assertThat(accounts.locator("li")).containsText(email);
        assertThat(accounts).containsText("Your account has no password.");
        assertThat(ada.heading("Change password")).hasCount(0);

        accounts.getByText("Set a password").click();
        ada.field("E-mail").fill(email);
        ada.button("Mail me a link").click();
        assertThat(ada.page().getByText("If there is an account with " + email)).isVisible();
        Mailbox mailbox = new Mailbox(visitor().signsIn(Platform.ADMIN));
        ada.opens(mailbox.link(email, "Set a new password"));
        ada.field("New password").fill(Platform.PASSWORD);
        ada.button("Set the password").click();
        assertThat(ada.toast()).containsText("The password is set.");

        Visitor elsewhere = visitor().signsIn(email).opens("/profile");
        assertThat(elsewhere.page().locator("linked-accounts li")).containsText(email);
        assertThat(elsewhere.page().locator("linked-accounts")).not().containsText("Your account has no password.");
    }

    @Test
    void anAccountIsLinkedAndUnlinkedWithThePassword() {
        Visitor owner = traveler();
        String own = owner.signsUp("Linnea");
        confirm(own);
        owner.opens("/profile").button(LINK).click();
        answers(owner, "another password", "Go on");
        assertThat(owner.toast()).containsText("password");
        owner.button(LINK).click();
        answers(owner, Platform.PASSWORD, "Go on");
        says(owner, email);
        assertThat(owner.toast()).containsText("Acme opens your account from now on.");
        assertThat(owner.page().locator("linked-accounts li")).containsText(email);
        assertThat(owner.button(LINK)).hasCount(0);

        Visitor elsewhere = traveler().opens("/sign-in");
        elsewhere.button(CONTINUE).click();
        says(elsewhere, email);
        assertThat(elsewhere.profile()).hasAccessibleName("Profile of Linnea");

        owner.button(UNLINK).click();
        answers(owner, Platform.PASSWORD, "Unlink");
        assertThat(owner.toast()).containsText("Acme does not open your account any more.");
        assertThat(owner.page().locator("linked-accounts li")).hasCount(0);
        assertThat(owner.button(LINK)).isVisible();
        elsewhere.opens("/profile");
        assertThat(elsewhere.heading("Sign in")).isVisible();
    }

    /** Whoever could write to an address would else get the account of it. */
    @Test
    void anAddressThatHasAnAccountAlreadyIsLinkedOnceItsOwnerHasSignedIn() {
        Visitor owner = visitor();
        String own = owner.signsUp("Linus");
        confirm(own);

        Visitor elsewhere = traveler().opens("/sign-in");
        elsewhere.button(CONTINUE).click();
        says(elsewhere, own);
        assertThat(elsewhere.page().getByText("There is an account with the address that Acme tells."))
                .isVisible();
        elsewhere
                .page()
                .locator(".panel")
                .getByRole(AriaRole.LINK, Visitor.named("Sign in"))
                .click();
        elsewhere.fillsInTheSignIn(own);
        elsewhere.button("Link the two").click();
        assertThat(elsewhere.toast()).containsText("Acme opens your account from now on.");
        elsewhere.opens("/profile");
        assertThat(elsewhere.page().locator("linked-accounts li")).containsText(own);
    }

    @Test
    void whoDeclinesAndWhomTheProviderForgetsMayBeginAgain() {
        Visitor guest = traveler().opens("/sign-in");
        guest.button(CONTINUE).click();
        guest.button("Decline").click();
        assertThat(guest.page().getByRole(AriaRole.ALERT)).containsText("You were sent back without an answer.");
        guest.link("Begin again").click();

        guest.button(CONTINUE).click();
        says(guest, IdentityProvider.FORGOTTEN);
        assertThat(guest.page().getByRole(AriaRole.ALERT)).containsText("The provider did not say who you are.");
        guest.link("Begin again").click();

        guest.button(CONTINUE).click();
        says(guest, email);
        assertThat(guest.profile()).hasAccessibleName("Profile of Ada Elsewhere");
    }

    /** On the page of the provider. */
    private static void says(Visitor visitor, String email) {
        assertThat(visitor.heading(IdentityProvider.NAME)).isVisible();
        visitor.page().getByLabel("E-mail").fill(email);
        visitor.button("Continue").click();
    }

    private static void answers(Visitor owner, String password, String button) {
        Locator dialog = owner.page().locator("dialog.confirm");
        dialog.getByLabel("Current password").fill(password);
        dialog.getByRole(AriaRole.BUTTON, Visitor.named(button)).click();
    }
}
