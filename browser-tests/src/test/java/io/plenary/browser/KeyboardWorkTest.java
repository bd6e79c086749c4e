package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** What organizers and administrators do, without a pointer. */
class KeyboardWorkTest extends BrowserTest {

    @Test
    void anOrganizerFillsInEveryFormWithoutAPointer() {
        admin().draft("quay", "Quay Days");
        Visitor organizer = visitor();
        admin().member(organizer.signsUp("Marta"), "ORGANIZER");
        organizer.opens("/c/quay/organize");

        describe(organizer);
        addRooms(organizer);
        addTrack(organizer);
        addSpeaker(organizer);
        addSession(organizer);
        changeTheSession(organizer);
        deleteTheTrack(organizer);
    }

    private static void describe(Visitor organizer) {
        goTo(organizer, "Details");
        fillIn(organizer, "Subtitle", "Bollards and software");
        fillIn(organizer, "City", "Matosinhos");
        organizer.tabsTo(organizer.button("Save").first()).presses("Enter");
        assertThat(organizer.toast()).containsText("Saved.");
    }

    private static void addRooms(Visitor organizer) {
        goTo(organizer, "Rooms");
        for (String name : new String[] {"Pier", "Loft"}) {
            organizer.tabsTo(organizer.button("New room")).presses("Enter");
            assertThat(organizer.field("Name")).isFocused();
            organizer.types(name);
            organizer.presses("Enter");
            assertThat(organizer.button("New room")).isFocused();
        }
        Locator rooms = organizer.page().locator(".layout-list b");
        assertThat(rooms).hasText(new String[] {"Pier", "Loft"});
        organizer.tabsTo(organizer.button("Move Loft up")).presses("Enter");
        assertThat(rooms).hasText(new String[] {"Loft", "Pier"});
        assertThat(organizer.button("Move Loft down")).isFocused();
    }

    private static void addTrack(Visitor organizer) {
        goTo(organizer, "Tracks");
        organizer.tabsTo(organizer.button("New track")).presses("Enter");
        assertThat(organizer.field("Name")).isFocused();
        organizer.types("Ropes");
        organizer.presses("Enter");
        assertThat(organizer.button("New track")).isFocused();
        organizer.tabsTo(organizer.button("Edit Ropes")).presses("Enter");
        assertThat(organizer.field("Name")).isFocused();
        organizer.presses("Escape");
        assertThat(organizer.button("Edit Ropes")).isFocused();
    }

    private static void addSpeaker(Visitor organizer) {
        goTo(organizer, "Speakers");
        organizer.tabsTo(organizer.link("New speaker").first()).presses("Enter");
        fillIn(organizer, "Name", "Grace Darling");
        organizer.presses("Enter");
        assertThat(organizer.heading("Grace Darling")).isVisible();
    }

    private static void addSession(Visitor organizer) {
        goTo(organizer, "Sessions");
        organizer.tabsTo(organizer.link("New session").first()).presses("Enter");
        fillIn(organizer, "Title", "How knots hold");
        choose(organizer, "Track", "Ropes");
        choose(organizer, "Program day", "Tuesday");
        fillIn(organizer, "Start", "0930AM");
        choose(organizer, "Room", "Pier");
        organizer.tabsTo(organizer.choice("Add a speaker"));
        organizer.types("Grace");
        assertThat(organizer.page().locator("person-picker [role=option]").first())
                .containsText("Grace Darling");
        organizer.presses("Enter");
        assertThat(organizer.link("Grace Darling")).isVisible();
        organizer.tabsTo(organizer.button("Create session")).presses("Enter");
        assertThat(organizer.heading("How knots hold")).isVisible();
        assertThat(organizer.field("Start")).hasValue("09:30");
    }

    private static void changeTheSession(Visitor organizer) {
        organizer.tabsTo(organizer.field("Title")).presses("End");
        organizer.types(", and slip");
        organizer.presses("Enter");
        assertThat(organizer.heading("How knots hold, and slip")).isVisible();
    }

    private static void deleteTheTrack(Visitor organizer) {
        goTo(organizer, "Tracks");
        organizer.tabsTo(organizer.button("Delete Ropes")).presses("Enter");
        Locator dialog = organizer.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("1 session loses its track");
        organizer
                .tabsTo(dialog.getByRole(AriaRole.BUTTON, Visitor.named("Delete")))
                .presses("Enter");
        assertThat(organizer.page().locator(".layout-list b")).hasCount(0);
        assertThat(organizer.button("New track")).isFocused();
    }

    @Test
    void anAdministratorAddsAConferenceWithoutAPointer() {
        Visitor admin = visitor().signsIn(Platform.ADMIN).opens("/admin");
        goTo(admin, "Conferences");
        admin.tabsTo(admin.link("Add a conference")).presses("Enter");
        choose(admin, "Organization", "Estuary");
        fillIn(admin, "Title", "Beacon Camp 2027");
        fillIn(admin, "First day", "07072027");
        fillIn(admin, "Last day", "08082027");
        assertThat(admin.field("Address")).hasValue("beacon-camp-2027");
        admin.tabsTo(admin.button("Add the conference")).presses("Enter");

        assertThat(admin.page().locator(".steps li.done")).hasCount(6);
        admin.tabsTo(admin.page().locator(".next-steps a", hasText("Open the conference")))
                .presses("Enter");
        assertThat(admin.heading("Beacon Camp 2027")).isVisible();
    }

    @Test
    void whatIsMissingInAFormIsWhereTheKeyboardGoes() {
        Visitor admin = visitor().signsIn(Platform.ADMIN).opens("/admin/conferences/new");
        fillIn(admin, "First day", "07072027");

        admin.tabsTo(admin.button("Add the conference")).presses("Enter");

        assertThat(admin.field("Title")).isFocused();
    }

    private static void goTo(Visitor visitor, String place) {
        visitor.tabsTo(visitor.workplace(place)).presses("Enter");
        assertThat(visitor.workplace(place)).hasAttribute("aria-current", "page");
    }

    /** Times and days are typed so that browsers of any language read the same. */
    private static void fillIn(Visitor visitor, String label, String text) {
        visitor.tabsTo(visitor.field(label));
        visitor.types(text);
    }

    /** As lists of choices take it: the beginning of what is wanted. */
    private static void choose(Visitor visitor, String label, String beginning) {
        visitor.tabsTo(visitor.choice(label));
        visitor.types(beginning);
    }

    private static LocatorOptions hasText(String text) {
        return new LocatorOptions().setHasText(text);
    }
}
