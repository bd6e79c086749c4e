package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** A device that opens an account in place of a password. */
class PasskeyJourneyTest extends BrowserTest {

    @Test
    void aDeviceOpensTheAccountUntilItIsRemoved() {
        Visitor owner = visitor();
        String email = owner.signsUp("Pascal");
        confirm(email);
        giveADevice(owner);
        offerNothing(owner);
        owner.opens("/profile");
        Locator passkeys = owner.page().locator("passkey-list");

        add(passkeys, "Laptop");
        assertThat(passkeys.locator(".recovery li")).hasCount(10);
        passkeys.getByText("I have kept them").click();
        assertThat(passkeys.locator(".sign-ins li")).containsText("Laptop");
        assertThat(owner.page().locator("second-factor")).containsText("Recovery codes left: 10");

        signOut(owner);
        owner.opens("/sign-in").button("Sign in with a passkey").click();
        assertThat(owner.profile()).isVisible();

        owner.opens("/profile");
        assertThat(passkeys).containsText("last used");
        owner.button("Rename Laptop").click();
        passkeys.locator("[name=passkeyName]").fill("Old laptop");
        passkeys.getByText("Save").click();
        owner.button("Remove Old laptop").click();
        passkeys.getByLabel("Current password").fill(Platform.PASSWORD);
        passkeys.locator("form button.danger").click();
        assertThat(passkeys.locator(".sign-ins")).hasCount(0);

        signOut(owner);
        owner.signsIn(email);
    }

    @Test
    void thePasswordAloneIsFollowedByThePasskey() {
        Visitor owner = visitor();
        String email = owner.signsUp("Petra");
        confirm(email);
        giveADevice(owner);
        offerNothing(owner);
        owner.opens("/profile");
        Locator passkeys = owner.page().locator("passkey-list");
        add(passkeys, "Phone");
        String recovery = passkeys.locator(".recovery li").first().textContent();
        signOut(owner);

        owner.opens("/sign-in").fillsInTheSignIn(email);
        assertThat(owner.heading("One more step")).isVisible();
        owner.button("Sign in with a passkey").click();
        assertThat(owner.profile()).isVisible();

        Visitor elsewhere = visitor().opens("/sign-in");
        elsewhere.fillsInTheSignIn(email);
        elsewhere.field("Code").fill(recovery);
        elsewhere.page().locator("form button.primary").click();
        assertThat(elsewhere.profile()).isVisible();
    }

    private static void add(Locator passkeys, String name) {
        passkeys.getByText("Add a passkey").click();
        passkeys.locator("[name=passkeyName]").fill(name);
        passkeys.getByLabel("Current password").fill(Platform.PASSWORD);
        passkeys.getByText("Go on").click();
    }

    private static void signOut(Visitor visitor) {
        visitor.button("Sign out").click();
        assertThat(visitor.profile()).isHidden();
    }

    /** The browser offers it where the address is typed; this one's owner says yes at once. */
    @Test
    void aPasskeyIsOfferedWhereTheAddressIsTyped() {
        Visitor owner = visitor();
        confirm(owner.signsUp("Paula"));
        giveADevice(owner);
        owner.opens("/profile");
        Locator passkeys = owner.page().locator("passkey-list");
        add(passkeys, "Phone");
        assertThat(passkeys.locator(".recovery li")).hasCount(10);
        signOut(owner);

        owner.opens("/sign-in");

        assertThat(owner.profile()).isVisible();
    }

    /** One that keeps passkeys and has its owner's finger on it (WebAuthn Level 3, section 11). */
    private static void giveADevice(Visitor visitor) {
        JsonObject device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        device.addProperty("hasResidentKey", true);
        device.addProperty("hasUserVerification", true);
        device.addProperty("isUserVerified", true);
        JsonObject options = new JsonObject();
        options.add("options", device);
        CDPSession session = visitor.context().newCDPSession(visitor.page());
        session.send("WebAuthn.enable");
        session.send("WebAuthn.addVirtualAuthenticator", options);
    }

    /** A browser in which passkeys have to be asked for. */
    private static void offerNothing(Visitor visitor) {
        visitor.page().addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
    }
}
