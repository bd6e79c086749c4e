package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** What a conference goes through until everybody sees it, and how it ends: each step by whoever may take it. */
class LifecycleJourneyTest extends BrowserTest {

    private static final String REASON = "Say where it takes place.\nAnd say who answers for it.";

    private Visitor member(String name, String role) {
        Visitor member = visitor();
        admin().member(member.signsUp(name), role);
        return member;
    }

    /** As an organizer adds it, whose conferences the platform approves. */
    private static void added(Visitor owner, String email, String slug, String title) {
        api(email).add("demo", slug, title);
        owner.opens("/c/" + slug + "/organize");
        assertThat(status(owner)).hasText("Draft");
    }

    private static Locator status(Visitor member) {
        return member.page().locator(".status-panel h2");
    }

    /** Presses a button, and the same one in the dialog that asks. */
    private static void leads(Visitor member, String action) {
        member.page()
                .locator(".status-panel")
                .getByRole(AriaRole.BUTTON, Visitor.named(action))
                .click();
        answers(member, action);
    }

    private static void answers(Visitor member, String action) {
        member.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, Visitor.named(action))
                .click();
    }

    @Test
    void aConferenceIsRejectedMendedApprovedPublishedAndCalledOff() {
        Visitor owner = visitor();
        String email = owner.signsUp("Olivia");
        admin().member(email, "OWNER");
        addsInTheClient(owner);
        leads(owner, "Submit");
        assertThat(status(owner)).hasText("Waiting for approval");
        Visitor admin = visitor().signsIn(Platform.ADMIN);
        rejects(admin);

        owner.page().reload();
        assertThat(status(owner)).hasText("Not approved");
        assertThat(owner.page().locator(".status-panel")).containsText(REASON);
        mends(owner);
        leads(owner, "Submit");
        assertThat(status(owner)).hasText("Waiting for approval");
        approves(admin);
        publishes(owner);
        callsOff(owner);
    }

    private static void addsInTheClient(Visitor owner) {
        owner.opens("/").link("Add a conference").click();
        owner.field("Title").fill("Slipway Days");
        owner.field("Address").fill("slipway");
        owner.field("First day").fill("2027-09-03");
        owner.field("Last day").fill("2027-09-04");
        owner.field("Time zone").fill("Europe/Lisbon");
        owner.button("Add the conference").click();
        assertThat(status(owner)).hasText("Draft");
    }

    private static void rejects(Visitor admin) {
        admin.opens("/admin/conferences?status=SUBMITTED")
                .button("Reject “Slipway Days”?")
                .click();
        Locator dialog = admin.page().getByRole(AriaRole.DIALOG);
        answers(admin, "Reject");
        assertThat(dialog).isVisible();
        dialog.getByRole(AriaRole.TEXTBOX).fill(REASON);
        answers(admin, "Reject");
        assertThat(admin.toast()).containsText("“Slipway Days” is rejected.");
    }

    private static void mends(Visitor owner) {
        owner.workplace("Details").click();
        owner.field("City").fill("Matosinhos");
        owner.button("Save").first().click();
        assertThat(owner.toast()).containsText("Saved.");
        owner.workplace("Overview").click();
    }

    private static void approves(Visitor admin) {
        admin.opens("/admin/conferences?status=SUBMITTED")
                .button("Approve “Slipway Days”?")
                .click();
        answers(admin, "Approve");
        assertThat(admin.toast()).containsText("“Slipway Days” is approved.");
    }

    private void publishes(Visitor owner) {
        Visitor early = visitor().opens("/c/slipway");
        assertThat(early.heading("This does not exist, or not any more")).isVisible();
        // Its program may be in the making, and the server says so.
        owner.watcher().partIsGone("/api/v1/conferences/slipway/");
        owner.watcher().partIsGone("/api/v1/me/marks?conference=slipway");
        owner.page().reload();
        assertThat(status(owner)).hasText("Approved");
        leads(owner, "Publish");
        assertThat(owner.toast()).containsText("“Slipway Days” is published.");
        assertThat(status(owner)).hasText("Published");
        Visitor stranger = visitor().opens("/");
        Locator link = stranger.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Slipway Days"));
        stranger.reloadsUntilThereIs(link);
        link.first().click();
        assertThat(stranger.heading("Slipway Days")).isVisible();
        assertThat(stranger.page().locator(".cancelled-note")).hasCount(0);
    }

    private void callsOff(Visitor owner) {
        leads(owner, "Call off");
        assertThat(status(owner)).hasText("Cancelled");
        Visitor stranger = visitor().opens("/c/slipway/schedule");
        assertThat(stranger.page().locator(".cancelled-note")).isVisible();

        owner.page().locator("conference-history summary").click();
        assertThat(owner.page().locator("conference-history li b")).hasText(new String[] {
            "Cancelled", "Published", "Approved", "Waiting for approval", "Not approved", "Waiting for approval"
        });
    }

    @Test
    void organizersSubmitAndWithdrawButDecideNothing() {
        Visitor organizer = visitor();
        String email = organizer.signsUp("Oscar");
        admin().member(email, "ORGANIZER");
        added(organizer, email, "painter", "Painter Days");
        Locator buttons = organizer.page().locator(".status-panel").getByRole(AriaRole.BUTTON);
        assertThat(buttons).hasText(new String[] {"Submit"});
        leads(organizer, "Submit");
        assertThat(buttons).hasText(new String[] {"Withdraw"});
        leads(organizer, "Withdraw");
        assertThat(status(organizer)).hasText("Draft");
    }

    @Test
    void ownersArchiveWhatIsOver() {
        admin().conference("ebb", "Ebb Days");
        Visitor owner = member("Orla", "OWNER").opens("/c/ebb/organize");
        leads(owner, "Archive");
        assertThat(status(owner)).hasText("Archived");
        assertThat(visitor().opens("/c/ebb").heading("Ebb Days Archived")).isVisible();
    }
}
