package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever orders is told by mail how the order stands, and finds the way back to it. */
class OrderMailsTest {

    private static final String CONF = "/api/v1/conferences/mailed-conf";
    private static final String ORDERS = CONF + "/orders";
    private static final String LINKS = CONF + "/order-links";
    private static final String ACCOUNT = CONF + "/transfer-details";
    private static final String CLAIM = "/api/v1/me/orders/claim";
    private static final String MESSAGES = "/api/v1/admin/messages";
    /** For what nobody paid or asked for at an address. */
    private static final int PLACES = 20;

    private static final Pattern LINK = Pattern.compile("/c/mailed-conf/orders/([0-9A-Z]{8})#([\\w-]+)");

    private static TestPlatform platform;
    private static User owner;
    private static User admin;
    private static User guest;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        admin = platform.admin();
        guest = platform.http().anonymous();
        Organization organization = platform.organization("mailed-org");
        owner = platform.member(organization, OrganizationRole.OWNER);
        platform.conference(owner, "mailed-org", "mailed-conf", "PUBLISHED");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static String address() {
        return UUID.randomUUID() + "@example.org";
    }

    private record Placed(String path, String secret) {

        String[] opened() {
            return new String[] {"Order-Secret", secret};
        }

        JsonObject as(User user) {
            return user.get(path, opened()).expect(200);
        }
    }

    private static Placed place(User buyer, String email, String locale, int price) {
        return place(buyer, email, locale, new JsonObject().put("price", price));
    }

    private static Placed place(User buyer, String email, String locale, JsonObject like) {
        JsonObject type = like.copy().put("name", "Pilot").put("currency", "EUR");
        String typeId = owner.post(CONF + "/ticket-types", type).expect(201).getString("id");
        JsonObject order = new JsonObject()
                .put("name", "Visit https://evil.example now")
                .put("email", email)
                .put("locale", locale)
                .put(
                        "lines",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("ticketTypeId", typeId)
                                        .put("count", 2)));
        JsonObject placed = buyer.post(ORDERS, order).expect(201);
        JsonObject made = placed.getJsonObject("order");
        Placed found = new Placed(ORDERS + "/" + made.getString("code"), placed.getString("secret"));
        JsonArray named = new JsonArray();
        made.getJsonArray("tickets").stream()
                .map(JsonObject.class::cast)
                .forEach(ticket -> named.add(
                        new JsonObject().put("ticketId", ticket.getString("id")).put("name", "Win at evil.example")));
        buyer.put(found.path() + "/attendees", new JsonObject().put("items", named), found.opened())
                .expect(200);
        return found;
    }

    private static Placed confirmed(User buyer, String email, String locale) {
        Placed placed = place(buyer, email, locale, 0);
        confirm(buyer, placed, "FREE");
        return placed;
    }

    private static void confirm(User buyer, Placed placed, String payment) {
        buyer.post(placed.path() + "/confirm", new JsonObject().put("payment", payment), placed.opened())
                .expect(200);
    }

    private static void sells(JsonObject seller) {
        owner.put(CONF + "/seller", seller).expect(200);
    }

    private static JsonObject seller() {
        return new JsonObject().put("name", "Estuary Association").put("address", "Quay 7");
    }

    /** Whoever sells reads what is answered to their mails, and nobody puts another header there. */
    @Test
    void answersGoToWhoeverSells() {
        String email = address();
        String other = address();
        owner.put(CONF + "/seller", seller().put("contactEmail", "ask@example.org\r\nBcc: eve@example.org"))
                .expect(400);
        owner.put(CONF + "/seller", new JsonObject().put("vatId", "PT1").put("contactEmail", "ask@example.org"))
                .expect(400);

        sells(new JsonObject().put("contactEmail", "ask@example.org"));
        confirmed(guest, email, "en");
        String answered = mail(email, 1);
        sells(new JsonObject());
        confirmed(guest, other, "en");

        assertThat(answered).containsPattern("(?m)^Reply-To: .*ask@example.org");
        assertThat(mail(other, 1)).doesNotContainPattern("(?m)^Reply-To:");
    }

    private static List<JsonObject> mails(String email) {
        return admin.get(MESSAGES + "?state=SENT&limit=100&q=" + email).expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** The newest, when there are as many. */
    private static String mail(String email, int many) {
        await().until(() -> mails(email).size() == many);
        String id = mails(email).get(0).getString("id");
        return admin.get(MESSAGES + "/" + id + "/mail").text().replaceAll("=\r?\n", "");
    }

    private static Matcher link(String mail) {
        Matcher link = LINK.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        return link;
    }

    @Test
    void ticketsComeByMailWithTheWayBackAndADateForTheCalendar() {
        String email = address();
        Placed placed = confirmed(guest, email, "en");

        String mail = mail(email, 1);

        assertThat(mail).contains("Your tickets for", "2 =C3=97 Pilot", "text/calendar", "conference.ics");
        assertThat(mail).doesNotContain("evil.example");
        Matcher link = link(mail);
        assertThat(placed.path()).endsWith(link.group(1));
        guest.get(placed.path(), "Order-Secret", link.group(2)).expect(200);
    }

    @Test
    void theDateForTheCalendarIsOfTheDaysOfTheTicket() {
        String email = address();
        JsonObject type = new JsonObject().put("price", 0).put("validDays", List.of("2027-05-18", "2027-05-20"));
        confirm(guest, place(guest, email, "en", type), "FREE");

        String calendar = calendar(mail(email, 1));

        assertThat(calendar.lines().filter(line -> line.startsWith("DTSTART") || line.startsWith("DTEND")))
                .containsExactly(
                        "DTSTART;VALUE=DATE:20270518",
                        "DTEND;VALUE=DATE:20270519",
                        "DTSTART;VALUE=DATE:20270520",
                        "DTEND;VALUE=DATE:20270521");
    }

    private static String calendar(String mail) {
        String part = mail.substring(mail.indexOf("conference.ics"));
        Matcher encoded = Pattern.compile("\\R\\R([A-Za-z0-9+/\\r\\n]+)").matcher(part);
        assertThat(encoded.find()).as(part).isTrue();
        return new String(Base64.getMimeDecoder().decode(encoded.group(1)), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsToBeTransferredIsSaidInTheLanguageOfTheOrderAndEachStepAfterIt() {
        String email = address();
        Placed placed = place(guest, email, "de-AT", 11_900);
        owner.put(ACCOUNT, new JsonObject().put("text", "Quay Association\nIBAN PT50 0002"))
                .expect(200);
        assertThat(placed.as(guest).getString("transferTo")).isNull();
        confirm(guest, placed, "TRANSFER");
        assertThat(placed.as(guest).getString("transferTo")).isEqualTo("Quay Association\nIBAN PT50 0002");

        String awaited = mail(email, 1);
        owner.post(placed.path() + "/pay", null).expect(200);
        String paid = mail(email, 2);

        assertThat(awaited)
                .contains("Verwendungszweck", "238,00", "Quay Association", "IBAN PT50 0002")
                .doesNotContain("text/calendar");
        assertThat(mails(email).get(0).getString("subject")).startsWith("Ihre Tickets");
        assertThat(paid).contains("text/calendar");
    }

    @Test
    void whatIsCancelledAndWhatComesBackIsToldInEachStep() {
        String email = address();
        Placed placed = place(guest, email, "en", 10_000);
        confirm(guest, placed, "TRANSFER");
        mail(email, 1);
        owner.post(placed.path() + "/pay", null).expect(200);
        mail(email, 2);
        JsonArray tickets = placed.as(guest).getJsonArray("tickets");
        JsonArray first = new JsonArray().add(tickets.getJsonObject(0).getString("id"));
        JsonObject wanted = new JsonObject().put("ticketIds", first).put("refund", 4_000);

        owner.post(placed.path() + "/cancel", wanted.put("reason", "The boat is smaller"))
                .expect(200);
        String cancelled = mail(email, 3);
        owner.post(placed.path() + "/refund", new JsonObject().put("amount", 4_000))
                .expect(200);
        String refunded = mail(email, 4);

        assertThat(cancelled)
                .contains("Cancelled of order", "40.00", "160.00", "1 =C3=97 Pilot", "The boat is smaller");
        assertThat(refunded).contains("is on its way back", "40.00");
    }

    @Test
    void whetherOrganizersApproveIsToldAndWhyTheyDoNot() {
        String email = address();
        JsonObject type = new JsonObject().put("price", 5_000).put("approvalDays", 7);
        Placed one = place(guest, email, "de", type);
        Placed other = place(guest, email, "en", type);

        ask(one);
        assertThat(mail(email, 1)).contains("wartet auf die Veranstalter").doesNotContain("evil.example");
        decide(one, new JsonObject().put("approved", true));
        assertThat(mail(email, 2)).contains("genehmigt", "text/html").doesNotContain("text/calendar");
        ask(other);
        assertThat(mail(email, 3)).contains("waits for the organizers");
        decide(other, new JsonObject().put("approved", false).put("reason", "For students only"));
        assertThat(mail(email, 4)).contains("have declined", "For students only", "nothing was charged");
    }

    @Test
    void whoeverMayDecideIsToldThatOrdersWait() {
        Organization organization = platform.organization("deciding-org");
        User chief = platform.member(organization, OrganizationRole.OWNER);
        User staff = platform.member(organization, OrganizationRole.STAFF);
        User seller = platform.member(organization, OrganizationRole.MEMBER);
        User other = platform.member(organization, OrganizationRole.MEMBER);
        String conf = "/api/v1/conferences/deciding-conf";
        platform.conference(chief, "deciding-org", "deciding-conf", "PUBLISHED");
        JsonArray here = new JsonArray()
                .add(new JsonObject()
                        .put("conferenceId", chief.get(conf).expect(200).getString("id")));
        team(chief, "Sales", "tickets.manage", seller, here);
        team(chief, "Doors", "tickets.checkin", other, here);

        askAt(conf, chief);

        await().until(() -> inbox(chief).contains("An order waits for approval"));
        assertThat(inbox(seller))
                .contains("An order waits for approval", "/c/deciding-conf/organize/orders?state=AWAITING_APPROVAL");
        assertThat(inbox(staff)).doesNotContain("approval");
        assertThat(inbox(other)).doesNotContain("approval");
    }

    private static void team(User chief, String name, String right, User member, JsonArray conferences) {
        JsonObject team = new JsonObject()
                .put("name", name)
                .put("rights", List.of(right))
                .put("everywhere", false)
                .put("conferences", conferences)
                .put("members", List.of(member.id().toString()));
        chief.post("/api/v1/organizations/deciding-org/teams", team).expect(201);
    }

    private static String inbox(User reader) {
        // Words of others are escaped.
        return reader.get("/api/v1/me/inbox").expect(200).encode().replace("\\", "");
    }

    private static void askAt(String conf, User seller) {
        JsonObject type = new JsonObject()
                .put("name", "Grant")
                .put("currency", "EUR")
                .put("price", 0)
                .put("approvalDays", 7);
        String typeId = seller.post(conf + "/ticket-types", type).expect(201).getString("id");
        JsonObject placed = guest.post(
                        conf + "/orders",
                        new JsonObject()
                                .put("name", "Ada")
                                .put("email", address())
                                .put("locale", "en")
                                .put(
                                        "lines",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("ticketTypeId", typeId)
                                                        .put("count", 1))))
                .expect(201);
        JsonObject order = placed.getJsonObject("order");
        JsonObject named = new JsonObject()
                .put("ticketId", order.getJsonArray("tickets").getJsonObject(0).getString("id"))
                .put("name", "Ada");
        String path = conf + "/orders/" + order.getString("code");
        String[] opened = {"Order-Secret", placed.getString("secret")};
        guest.put(path + "/attendees", new JsonObject().put("items", new JsonArray().add(named)), opened)
                .expect(200);
        guest.post(path + "/confirm", new JsonObject(), opened).expect(200);
    }

    private static void ask(Placed placed) {
        guest.post(placed.path() + "/confirm", new JsonObject(), placed.opened())
                .expect(200);
    }

    private static void decide(Placed placed, JsonObject decision) {
        JsonArray codes = new JsonArray().add(placed.path().replaceAll(".*/", ""));
        owner.post(CONF + "/order-approvals", decision.put("codes", codes)).expect(200);
    }

    @Test
    void manyOrdersInTheNameOfSomebodyFillNoMailbox() {
        String email = address();
        for (int i = 0; i < 20; i++) {
            confirmed(guest, email, "en");
        }
        await().until(() -> mails(email).size() == 20);
        confirmed(guest, email, "en");

        await().until(() -> waiting() > 0);
        assertThat(mails(email)).hasSize(20);
    }

    private static long waiting() {
        return admin.get(MESSAGES + "?state=QUEUED").expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(message -> message.getString("kind").equals("ORDER"))
                .count();
    }

    @Test
    void aKeyOfSomebodyElseOpensNoOrder() {
        Placed placed = confirmed(guest, address(), "en");
        String key = UUID.randomUUID().toString();
        guest.post(
                        placed.path() + "/cancel",
                        (JsonObject) null,
                        "Order-Secret",
                        placed.secret(),
                        "Idempotency-Key",
                        key)
                .expect(200);

        assertThat(guest.post(placed.path() + "/cancel", (JsonObject) null, "Idempotency-Key", key)
                        .status())
                .isEqualTo(404);
    }

    /** Or anybody could have anybody mailed. */
    @Test
    void seatsThatAreOnlyHeldAreNotMailedOf() {
        String held = address();
        String told = address();
        Placed placed = place(guest, held, "en", 0);

        assertThat(guest.post(placed.path() + "/mail", null, placed.opened()).status())
                .isEqualTo(409);
        guest.post(LINKS, new JsonObject().put("email", held)).expect(202);
        guest.post(placed.path() + "/cancel", null, placed.opened()).expect(200);

        confirmed(guest, told, "en");
        mail(told, 1);
        assertThat(mails(held)).isEmpty();
    }

    @Test
    void aLostLinkIsMailedToItsAddressOnly() {
        String email = address();
        Placed placed = confirmed(guest, email, "en");
        mail(email, 1);

        guest.post(LINKS, new JsonObject().put("email", " " + email.toUpperCase(Locale.ROOT)))
                .expect(202);
        guest.post(LINKS, new JsonObject().put("email", email)).expect(202);
        guest.post(LINKS, new JsonObject().put("email", address())).expect(202);

        assertThat(link(mail(email, 2)).group(2)).isEqualTo(placed.secret());
        Reply again = guest.post(placed.path() + "/mail", null, placed.opened());
        assertThat(again.status()).isEqualTo(429);
        assertThat(guest.post(LINKS, new JsonObject().put("email", "nobody")).status())
                .isEqualTo(400);
    }

    /** What anybody can have mailed there has its own places. */
    @Test
    void whoFillsAMailboxKeepsNobodyFromWhatTheyAskForOrPaid() {
        String email = address();
        Placed placed = confirmed(guest, email, "en");
        for (int orders = 1; orders <= PLACES; orders++) {
            confirmed(guest, email, "en");
        }
        mail(email, PLACES);

        guest.post(placed.path() + "/mail", null, placed.opened()).expect(200);
        mail(email, PLACES + 1);
        Placed bought = place(guest, email, "en", 10_000);
        confirm(guest, bought, "TRANSFER");
        owner.post(bought.path() + "/pay", null).expect(200);
        assertThat(mail(email, PLACES + 2)).contains(bought.path().substring(ORDERS.length() + 1));
    }

    @Test
    void onlyWhoOpensAnOrderHasItMailed() {
        String email = address();
        Placed placed = confirmed(guest, email, "en");
        mail(email, 1);

        assertThat(guest.post(placed.path() + "/mail", null).status()).isEqualTo(404);
        assertThat(guest.post(placed.path() + "/mail", (JsonObject) null, "Order-Secret", "A".repeat(43))
                        .status())
                .isEqualTo(404);
        assertThat(platform.user("nosy").post(placed.path() + "/mail", null).status())
                .isEqualTo(404);

        owner.post(placed.path() + "/mail", null).expect(200);
        mail(email, 2);
    }

    @Test
    void anAccountTakesOverWhatWasOrderedWithItsConfirmedAddress() {
        User ada = platform.user("ada");
        String email = ada.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
        Placed placed = confirmed(guest, email, "en");
        Placed other = confirmed(guest, address(), "en");
        mail(email, 1);
        confirm(ada, false);
        assertThat(ada.post(CLAIM, null).status()).isEqualTo(409);
        assertThat(guest.post(CLAIM, null).status()).isEqualTo(401);

        confirm(ada, true);
        JsonArray claimed = ada.post(CLAIM, null).expect(200).getJsonArray("items");

        assertThat(claimed).hasSize(1);
        // What was mailed of it goes with the account.
        String told = "select kind from messages where user_id = '" + ada.id() + "'";
        await().until(() -> platform.rows("notifications", ada.id(), told).contains("ORDER"));
        assertThat(ada.get(placed.path()).expect(200).getString("userId"))
                .isEqualTo(ada.id().toString());
        assertThat(ada.get("/api/v1/me/orders").expect(200).getJsonArray("items"))
                .hasSize(1);
        assertThat(ada.post(CLAIM, null).expect(200).getJsonArray("items")).isEmpty();
        assertThat(ada.get(other.path()).status()).isEqualTo(404);
        assertThat(other.as(guest).getString("userId")).isNull();
    }

    private static void confirm(User user, boolean confirmed) {
        admin.patch("/api/v1/admin/users/" + user.id(), new JsonObject().put("confirmed", confirmed))
                .expect(200);
    }

    @Test
    void onlyWhoSellsSaysWhereMoneyIsTransferred() {
        JsonObject thief = new JsonObject().put("text", "IBAN of a thief");
        assertThat(guest.put(ACCOUNT, thief).status()).isEqualTo(401);
        assertThat(platform.user("nosy").put(ACCOUNT, thief).status()).isEqualTo(403);
        assertThat(platform.user("nosy").get(ACCOUNT).status()).isEqualTo(403);
        assertThat(owner.put(ACCOUNT, new JsonObject().put("text", "x".repeat(1_001)))
                        .status())
                .isEqualTo(400);

        owner.put(ACCOUNT, new JsonObject().put("text", " ")).expect(200);

        assertThat(owner.get(ACCOUNT).expect(200).getString("text")).isNull();
    }

    @Test
    void theInboxOfAnAccountSaysHowItsOrderStands() {
        User ada = platform.user("ada");
        Placed placed = confirmed(ada, address(), "en");

        await().until(() -> ada.get("/api/v1/me/inbox")
                .expect(200)
                .getJsonArray("items")
                .encode()
                .contains("Your tickets for"));
        ada.post(placed.path() + "/cancel", null).expect(200);

        await().until(() -> ada.get("/api/v1/me/inbox")
                .expect(200)
                .getJsonArray("items")
                .encode()
                .contains("is cancelled"));
    }
}
