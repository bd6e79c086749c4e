package io.plenary.web;

import static io.plenary.web.BulletinStage.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Service;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An advertisement below mails: for whom, where it leads, and how it ends. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MailFootersTest {

    private static final Pattern LINK = Pattern.compile("(/api/v1/mailed-advertisement\\?token=[\\w-]+)");
    private static final Pattern NONE = Pattern.compile("/no-advertisements#([\\w-]+)");
    private static final String[] GOING = {"Sec-Fetch-Mode", "navigate"};

    private static BulletinStage stage;

    private String sponsor;

    @BeforeAll
    static void start() {
        stage = new BulletinStage("advertising-org");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @BeforeEach
    void advertise() {
        stage.publish();
        JsonArray places = new JsonArray().add("MAIL_FOOTER");
        sponsor = stage.organizer()
                .post(
                        stage.conference() + "/sponsors",
                        new JsonObject()
                                .put("name", "Harbor Systems")
                                .put("link", "https://harbor.example/")
                                .put("placements", places))
                .expect(201)
                .getString("id");
        stage.organizer()
                .post(
                        stage.conference() + "/promotions",
                        new JsonObject()
                                .put("sponsorId", sponsor)
                                .put("headline", "Ship on Fridays")
                                .put("link", "https://harbor.example/fridays?a=1&b=2")
                                .put("placements", places)
                                .put("state", "ACTIVE"))
                .expect(201);
        stage.organizer()
                .put(
                        stage.conference() + "/promotion-rules",
                        new JsonObject()
                                .put(
                                        "placements",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("placement", "MAIL_FOOTER")
                                                        .put("most", 1))))
                .expect(200);
        mailsKnowThatItIsPublished();
    }

    /** For a moment they take what they know of a conference, and one that is not public advertises nothing. */
    private static void mailsKnowThatItIsPublished() {
        JsonObject logo = new JsonObject().put("logoUrl", "https://elsewhere.example/logo.png");
        stage.organizer().patch(stage.conference(), logo).expect(200);
        String preview = stage.created(draft()) + "/preview";
        await().until(() ->
                stage.organizer().get(preview).expect(200).getString("html").contains("/picture?size=96"));
    }

    private static void send(JsonObject bulletin) {
        stage.send(stage.created(bulletin), new JsonObject()).expect(200);
    }

    private static String mailOf(User reader) {
        String email = email(reader);
        long before = stage.mailsTo(email);
        send(draft());
        await().until(() -> stage.mailsTo(email) == before + 1);
        return stage.mailOf(email).replace("=3D", "=");
    }

    private static String email(User reader) {
        return reader.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
    }

    private static String found(Pattern pattern, String mail) {
        Matcher link = pattern.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        return link.group(1);
    }

    @Test
    void aClickCountsOnceAndLeadsThere() {
        String mail = mailOf(stage.attendee("ada"));
        assertThat(mail).contains("Harbor Systems", "Ship on Fridays", "Advertisement");
        String link = found(LINK, mail);
        User guest = stage.platform().http().anonymous();

        Reply there = guest.get(link, GOING);
        guest.get(link, GOING);
        // What looks into mails, and who does not want to be counted.
        assertThat(guest.get(link).status()).isEqualTo(302);

        assertThat(there.status()).isEqualTo(302);
        assertThat(there.header("Location")).contains("https://harbor.example/fridays?a=1&b=2");
        assertThat(there.header("Cache-Control")).contains("no-store");
        assertThat(there.header("Referrer-Policy")).contains("no-referrer");
        assertThat(clicks()).isOne();
        String second = found(LINK, mailOf(stage.attendee("ben")));
        guest.get(second, "Sec-Fetch-Mode", "navigate", "Sec-GPC", "1");
        assertThat(clicks()).isOne();
        guest.get(second, GOING);
        assertThat(clicks()).isEqualTo(2);
        // Not the last sign, some bits of which say nothing.
        int inside = link.length() - 10;
        String other = link.charAt(inside) == 'A' ? "B" : "A";
        guest.get(link.substring(0, inside) + other + link.substring(inside + 1), GOING)
                .expect(404);
    }

    private int clicks() {
        JsonArray days = stage.organizer()
                .get(stage.conference() + "/sponsors/" + sponsor + "/report")
                .expect(200)
                .getJsonArray("days");
        return days.stream()
                .map(JsonObject.class::cast)
                .mapToInt(day -> day.getInteger("clicks"))
                .sum();
    }

    @Test
    void whoSaysNoInAMailHasSaidItInTheAccountToo() {
        User reader = stage.attendee("ada");
        String token = found(NONE, mailOf(reader));
        User guest = stage.platform().http().anonymous();

        guest.post("/api/v1/advertisements/decline?token=" + token, null).expect(204);
        guest.post("/api/v1/advertisements/decline?token=" + token, null).expect(204);
        guest.post("/api/v1/advertisements/decline?token=" + token.substring(1), null)
                .expect(404);

        assertThat(choice(reader)).isFalse();
        assertThat(mailOf(reader)).contains("See you").doesNotContain("Harbor", "no-advertisements");
        reader.patch("/api/v1/me", new JsonObject().put("advertisements", true)).expect(200);
        assertThat(mailOf(reader)).contains("Harbor");
        reader.patch("/api/v1/me", new JsonObject().put("advertisements", "no")).expect(400);
        reader.patch("/api/v1/me", new JsonObject().putNull("advertisements")).expect(200);
        assertThat(choice(reader)).isNull();
    }

    private static Boolean choice(User reader) {
        return reader.get("/api/v1/me").expect(200).getJsonObject("profile").getBoolean("advertisements");
    }

    @Test
    void whoHasNoAccountGetsNone() {
        String type = stage.ticketType(0);
        String guest = UUID.randomUUID() + "@example.org";
        User known = stage.platform().user("known");
        String elsewhere = UUID.randomUUID() + "@example.org";
        stage.ordered(stage.platform().http().anonymous(), guest, type, "FREE", (String) null);
        stage.ordered(known, email(known), type, "FREE", (String) null);
        stage.ordered(known, elsewhere, type, "FREE", (String) null);

        assertThat(orderMail(email(known))).contains("Ship on Fridays", "Harbor Systems");
        assertThat(orderMail(guest)).doesNotContain("Harbor", "no-advertisements");
        assertThat(orderMail(elsewhere)).doesNotContain("Harbor", "no-advertisements");
    }

    private static String orderMail(String email) {
        String mails = "/api/v1/admin/messages?kind=ORDER&state=SENT&q=" + email;
        String id = await().until(
                        () -> stage.platform().admin().get(mails).expect(200).getJsonArray("items"),
                        items -> !items.isEmpty())
                .getJsonObject(0)
                .getString("id");
        return stage.platform()
                .admin()
                .get("/api/v1/admin/messages/" + id + "/mail")
                .text()
                .replaceAll("=\r?\n", "");
    }

    /** Who did not answer is left alone for a while, by which others would go without it too. */
    @Test
    @Order(Integer.MAX_VALUE)
    void mailsGoThoughPromotionsAreAway() {
        User reader = stage.attendee("ada");
        stage.platform().stop(Service.PROMOTIONS);
        try {
            assertThat(mailOf(reader)).contains("See you").doesNotContain("Harbor");
        } finally {
            stage.platform().start(Service.PROMOTIONS);
        }
    }

    @Test
    void previewsAndTestsHaveNone() {
        String bulletin = stage.created(draft());
        JsonObject preview = stage.organizer().get(bulletin + "/preview").expect(200);
        assertThat(List.of(preview.getString("html"), preview.getString("text")))
                .noneMatch(text -> text.contains("Harbor"));
    }
}
