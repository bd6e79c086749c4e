package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Somebody at a door lets people in by what they show, with a network and without. */
class DoorJourneyTest extends BrowserTest {

    private static final String FIELD = "Code, name or order";

    /** A code before the camera of a browser that cannot read any. */
    private static final String HOLDS_A_CODE =
            """
            async (code) => {
              delete window.BarcodeDetector;
              const root = document.querySelector('link[rel=icon]').href.replace(/icons.*/, '');
              const { generate } = await import(root + 'vendor/lean-qr.js');
              const drawn = document.createElement('canvas');
              generate(code).toCanvas(drawn, { on: [0, 0, 0], off: [255, 255, 255, 255] });
              const shown = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
              const context = shown.getContext('2d');
              const draw = () => {
                context.fillStyle = '#9aa';
                context.fillRect(0, 0, 640, 480);
                context.imageSmoothingEnabled = false;
                context.drawImage(drawn, 170, 90, 300, 300);
              };
              draw();
              setInterval(draw, 50);
              navigator.mediaDevices.getUserMedia = async () => shown.captureStream(20);
            }
            """;

    @Test
    void aTicketLetsSomebodyInOnceAndTheDoorSaysWhyNotTwice() {
        String conference = admin().conference("gate-days", "Gate Days");
        Door door = new Door(conference, List.of("Ada Lovelace", "Grace Hopper"));
        Visitor staff = staff().opens("/c/gate-days/check-in");
        assertThat(staff.heading("Main entrance")).isVisible();

        shows(staff, door.codes().get(0));
        assertThat(verdict(staff)).containsText("Come in");
        assertThat(verdict(staff)).containsText("Ada Lovelace");
        assertThat(staff.page().locator(".door-foot")).containsText("1 of 2 in");
        shows(staff, door.codes().get(0));
        assertThat(verdict(staff)).containsText("Already in");
        shows(staff, "A".repeat(108));
        assertThat(verdict(staff)).containsText("No ticket");

        staff.field(FIELD).fill("hopper");
        staff.field(FIELD).press("Enter");
        staff.button("Let through: Grace Hopper").click();
        assertThat(verdict(staff)).containsText("Grace Hopper");
        staff.button("Undo").click();
        staff.page().locator(".door-undo input").fill("Wrong person");
        staff.page().locator(".door-undo button").click();
        assertThat(verdict(staff)).containsText("Taken back");
        assertThat(staff.page().locator(".door-foot")).containsText("1 of 2 in");
    }

    /** Most browsers know no codes themselves, and those of phones least. */
    @Test
    void aCameraReadsCodesInAnyBrowserAndTheDoorIsAnAppOfItsOwn() {
        String conference = admin().conference("lock-days", "Lock Days");
        Door door = new Door(conference, List.of("Ada Lovelace"));
        Visitor staff = staff().opens("/c/lock-days/check-in");
        assertThat(staff.page().locator(".door-foot")).containsText("0 of 1 in");
        assertThat(staff.page().locator("link[rel=manifest]"))
                .hasAttribute("href", "/c/lock-days/check-in.webmanifest");
        staff.page().evaluate(HOLDS_A_CODE, door.codes().get(0));

        staff.button("Camera").click();

        assertThat(verdict(staff)).containsText("Come in");
        assertThat(verdict(staff)).containsText("Ada Lovelace");
    }

    @Test
    void aDoorWithoutANetworkDecidesAndSendsItLater() {
        String conference = admin().conference("jetty-days", "Jetty Days");
        Door door = new Door(conference, List.of("Ada Lovelace"));
        Visitor staff = staff().opens("/c/jetty-days/check-in");
        assertThat(staff.page().locator(".door-foot")).containsText("0 of 1 in");
        staff.goesOffline();

        shows(staff, door.codes().get(0));
        assertThat(verdict(staff)).containsText("Come in");
        assertThat(staff.page().locator(".door-state")).containsText("Offline · 1 scan waits");
        shows(staff, door.codes().get(0));
        assertThat(verdict(staff)).containsText("Already in");
        String forged =
                door.codes().get(0).replaceFirst(".$", door.codes().get(0).endsWith("A") ? "Q" : "A");
        shows(staff, forged);
        assertThat(verdict(staff)).containsText("Not genuine");

        staff.comesBack();

        staff.isOnlineUntilThereIs(staff.page().locator(".door-state").getByText("Online"));
        Awaitility.await()
                .until(() -> admin().get(door.list() + "/counts").get("in").getAsInt() == 1);
    }

    @Test
    void anOrganizerMakesAListAndSettlesWhatWasLetInTwice() {
        String conference = admin().conference("bridge-days", "Bridge Days");
        Door door = new Door(conference, List.of("Ada Lovelace"));
        door.letsIn("Gate A");
        door.letsIn("Gate B");
        Visitor organizer = staff().opens("/c/bridge-days/organize/check-in");
        assertThat(organizer.page().locator("check-in-counts")).containsText("1 of 1 in");
        assertThat(organizer.page().locator(".check-in-conflicts")).containsText("Gate B");

        organizer.page().locator(".check-in-conflicts button").click();
        organizer.page().getByLabel("What was it?").fill("Stepped out");
        organizer
                .page()
                .locator("dialog")
                .getByText("Settle", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(organizer.page().locator(".check-in-conflicts")).hasCount(0);

        organizer.button("New list").click();
        organizer.field("Name").fill("Workshop");
        organizer.button("Save").click();
        assertThat(organizer.page().locator(".sold-list > li")).hasCount(2);
    }

    @Test
    void whoStandsAtADoorSaysHowFullTheRoomIs() {
        OnNow conference = OnNow.published(admin(), "full-days", "Full Days");
        String session = conference.session("Event loops by hand", conference.room("Hall"), -10, 60);
        new Door(conference.path(), List.of("Ada Lovelace"));
        Visitor staff = staff().opens("/c/full-days/check-in");
        staff.page().getByText("How full is the room?").click();
        staff.page().getByLabel("I stand at the door of").selectOption("Hall");

        staff.button("Full").click();
        staff.button("20 min").click();

        assertThat(staff.button("20 min")).hasAttribute("aria-pressed", "true");
        Visitor attendee = visitor().opens("/c/full-days/sessions/" + session);
        assertThat(attendee.page().locator("main")).containsText("20 min");
    }

    private static void shows(Visitor staff, String code) {
        staff.field(FIELD).fill(code);
        staff.field(FIELD).press("Enter");
    }

    private static Locator verdict(Visitor staff) {
        return staff.page().locator("door-verdict");
    }

    private Visitor staff() {
        Visitor staff = visitor();
        admin().member(staff.signsUp("Tomasz"), "ORGANIZER");
        return staff;
    }

    /** A check-in list of a conference, with an order of tickets that let people in. */
    private static final class Door {

        private final String list;
        private final List<String> codes;
        private final String ticket;

        Door(String conference, List<String> names) {
            Api api = admin();
            String type = api.post(
                            conference + "/ticket-types", Map.of("name", "Regular", "price", 0, "currency", "EUR"))
                    .get("id")
                    .getAsString();
            Map<String, Object> line = Map.of("ticketTypeId", type, "count", names.size());
            JsonObject order = api.post(
                            conference + "/orders",
                            Map.of("name", "Ada", "email", "ada@example.org", "lines", List.of(line)))
                    .getAsJsonObject("order");
            String path = conference + "/orders/" + order.get("code").getAsString();
            List<String> tickets = order.getAsJsonArray("tickets").asList().stream()
                    .map(each -> each.getAsJsonObject().get("id").getAsString())
                    .toList();
            List<Map<String, String>> attendees = tickets.stream()
                    .map(id -> Map.of("ticketId", id, "name", names.get(tickets.indexOf(id))))
                    .toList();
            api.put(path + "/attendees", Map.of("items", attendees));
            api.post(path + "/confirm", Map.of("payment", "FREE"));
            ticket = tickets.get(0);
            codes = Api.items(api.get(path + "/passes"))
                    .map(pass -> pass.get("code").getAsString())
                    .toList();
            list = conference + "/check-in-lists/"
                    + api.post(conference + "/check-in-lists", Map.of("name", "Main entrance"))
                            .get("id")
                            .getAsString();
        }

        String list() {
            return list;
        }

        List<String> codes() {
            return codes;
        }

        /** As a device without a network does. */
        void letsIn(String device) {
            String now = Instant.now().toString();
            Map<String, Object> scan =
                    Map.of("id", UUID.randomUUID().toString(), "ticketId", ticket, "scannedAt", now, "decided", true);
            Map<String, Object> named = Map.of("id", UUID.randomUUID().toString(), "name", device);
            admin().post(list + "/scans", Map.of("device", named, "sentAt", now, "scans", List.of(scan)));
        }
    }
}
