package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.ResumeOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A sign-in leads back to where it was asked for, and its end takes nothing away that was typed. */
class SignInTest extends BrowserTest {

    private static final String EVERY_CALL = "**/api/v1/**";

    @Test
    void signingInLeadsBackToTheDayOneWasLookingAt() {
        String email = visitor().signsUp("Ines");
        Visitor attendee = visitor().opens("/c/estuary-2027/schedule?day=2&view=list");
        Locator signIn = attendee.page().getByRole(AriaRole.BANNER).getByRole(AriaRole.LINK, Visitor.named("Sign in"));
        signIn.click();
        assertThat(attendee.heading("Sign in")).isVisible();
        assertThat(signIn).hasCount(0);

        attendee.fillsInTheSignIn(email);

        assertThat(attendee.page()).hasURL(Pattern.compile("/schedule\\?day=2&view=list$"));
    }

    @Test
    void whatIsTypedOutlivesTheSignIn() {
        Visitor attendee = visitor();
        String email = attendee.signsUp("Rui");
        attendee.opens("/profile");
        attendee.field("Affiliation").fill("Lighthouse");
        signInEnds(attendee);
        attendee.button("Save").click();
        assertThat(attendee.page().getByRole(AriaRole.ALERT)).containsText("You are not signed in any more.");
        assertThat(attendee.field("Affiliation")).hasValue("Lighthouse");

        Page tab = attendee.page().waitForPopup(attendee.link("Sign in in a new tab")::click);
        tab.getByLabel("E-mail").fill(email);
        tab.getByLabel("Password").fill(Platform.PASSWORD);
        tab.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, Visitor.named("Sign in"))
                .click();
        assertThat(tab.getByLabel("Affiliation")).hasValue("");
        attendee.page().unroute(EVERY_CALL);

        assertThat(attendee.field("Affiliation")).hasValue("Lighthouse");
        attendee.button("Save").click();
        assertThat(attendee.toast()).containsText("Your profile is saved.");
    }

    @Test
    void aSignInElsewhereIsSeenAndEnded() {
        Visitor laptop = visitor();
        String email = laptop.signsUp("Marta");
        Visitor phone = visitor().signsIn(email);

        laptop.opens("/profile");
        Locator devices = laptop.page().locator(".sign-ins li");
        assertThat(devices).hasCount(2);
        assertThat(devices.first()).containsText("This device");
        devices.last().getByRole(AriaRole.BUTTON).click();

        assertThat(devices).hasCount(1);
        phone.opens("/profile");
        assertThat(phone.page()).hasURL(Pattern.compile("/sign-in\\?next=%2Fprofile$"));
        phone.opens("/agenda");
        assertThat(phone.page().locator(".ended")).containsText("Your sign-in has ended.");
        assertThat(laptop.opens("/profile").profile()).isVisible();
    }

    @Test
    void ofAnAccountThatIsGoneNothingStaysButWhatItsOwnerMayTakeAlong() throws IOException {
        Visitor attendee = visitor();
        String email = attendee.signsUp("Nuno");
        Schedule schedule = Schedule.of(attendee, Platform.DEMO);
        SessionView kept = schedule.open("Opening: High Water").notes();
        kept.note("Kept by the server");
        assertThat(kept.noteState()).hasText("Saved");
        kept.close();
        attendee.goesOffline();
        SessionView unsent =
                schedule.open("Infrastructure Is a Promise Somebody Keeps").notes();
        unsent.note("Never sent");
        assertThat(unsent.noteState()).hasText("Kept on this device, sent when you are online");
        unsent.close();

        JsonObject account =
                Api.items(admin().get("/admin/users?q=" + email)).findFirst().orElseThrow();
        admin().patch("/admin/users/" + account.get("id").getAsString(), Map.of("disabled", true));
        attendee.comesBack();

        Locator gone = attendee.page().locator("account-gone");
        assertThat(gone).containsText("1 note was never sent.");
        Download notes = attendee.page()
                .waitForDownload(() -> attendee.button("Download").click());
        assertThat(Files.readString(notes.path()))
                .contains("# Infrastructure Is a Promise Somebody Keeps", "Never sent")
                .doesNotContain("Kept by the server");
        attendee.button("Delete here").click();

        assertThat(gone).hasCount(0);
        assertThat(kept(attendee, "notes") + kept(attendee, "outbox")).isZero();
    }

    private static int kept(Visitor attendee, String store) {
        return (int) attendee.page()
                .evaluate(
                        "(store) => new Promise((resolve) => { indexedDB.open('plenary').onsuccess = ({ target }) => {"
                                + " target.result.transaction(store).objectStore(store).count().onsuccess ="
                                + " ({ target: { result } }) => resolve(result); }; })",
                        store);
    }

    @Test
    void aLinkThatWasUsedSaysSoBeforeAnythingIsTyped() {
        String email = visitor().signsUp("Olga");
        JsonObject account =
                Api.items(admin().get("/admin/users?q=" + email)).findFirst().orElseThrow();
        String token = admin().post("/admin/users/" + account.get("id").getAsString() + "/password-link", Map.of())
                .get("token")
                .getAsString();
        String link = "/reset-password#" + token;

        Visitor owner = visitor().opens(link);
        owner.field("New password").fill("another horse battery");
        owner.button("Set the password").click();
        assertThat(owner.toast()).containsText("The password is set.");

        Visitor late = visitor().opens(link);
        assertThat(late.page().getByRole(AriaRole.ALERT)).containsText("This link does not work any more");
        assertThat(late.field("New password")).hasCount(0);
    }

    /** The cookie is gone and the token is none any more. */
    private static void signInEnds(Visitor attendee) {
        attendee.context().clearCookies();
        attendee.page().route(EVERY_CALL, route -> {
            Map<String, String> headers = new HashMap<>(route.request().headers());
            headers.computeIfPresent("authorization", (name, token) -> "Bearer void");
            route.resume(new ResumeOptions().setHeaders(headers));
        });
    }

    @Test
    void aProfileChangedInTwoBrowsersKeepsWhatWasTyped() {
        Visitor laptop = visitor();
        String email = laptop.signsUp("Vera");
        laptop.opens("/profile");
        laptop.field("Affiliation").fill("Harbor Office");
        Visitor phone = visitor().signsIn(email).opens("/profile");
        phone.field("About you").fill("Tides");
        phone.button("Save").dblclick();
        assertThat(phone.toast()).containsText("Your profile is saved.");
        assertThat(phone.page().getByRole(AriaRole.ALERT)).hasCount(0);

        laptop.button("Save").click();
        assertThat(laptop.page().getByRole(AriaRole.ALERT)).containsText("save again to keep it");
        assertThat(laptop.field("Affiliation")).hasValue("Harbor Office");
        assertThat(laptop.field("About you")).hasValue("Tides");
        laptop.button("Save").click();
        assertThat(laptop.toast()).containsText("Your profile is saved.");
    }
}
