package io.plenary.web;

import static io.plenary.web.BulletinStage.draft;
import static io.plenary.web.BulletinStage.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What organizers write to the people of their conference: whom it reaches, and when. */
class BulletinsTest {

    private static final Pattern ONE_CLICK =
            Pattern.compile("List-Unsubscribe: <[^>]*(/api/v1/unsubscribe\\?token=[\\w-]+)>");

    private static BulletinStage stage;

    @BeforeAll
    static void start() {
        stage = new BulletinStage("writing-org");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** Each test has people of its own. */
    @BeforeEach
    void publish() {
        stage.publish();
    }

    @Test
    void everybodyWhoAttendsGetsItOnceInMailAndInbox() {
        User starring = stage.attendee("ada *the* first");
        User noting = stage.platform().user("ben");
        noting.post(
                        stage.conference() + "/sessions/" + stage.session() + "/notes",
                        new JsonObject().put("text", "mine"))
                .expect(201);
        User elsewhere = stage.platform().user("carl");
        JsonObject written = draft().put("text", "Dear {{ person.name }}, see **you** at {{ conference.title }}.");

        String bulletin = stage.created(written);
        assertThat(stage.organizer().get(bulletin + "/audience").expect(200))
                .isEqualTo(new JsonObject().put("people", 2).put("mails", 2).put("inboxes", 2));
        stage.send(bulletin, new JsonObject()).expect(200);

        JsonObject report = stage.awaitState(bulletin, "SENT");
        assertThat(report.getJsonObject("bulletin").getInteger("people")).isEqualTo(2);
        assertThat(stage.inbox(starring)).hasSize(1);
        assertThat(stage.inbox(starring).get(0).getString("title")).isEqualTo("Doors open at eight");
        assertThat(plain(stage.inbox(starring).get(0).getString("text")))
                .startsWith("Dear ada *the* first, see **you** at");
        assertThat(stage.inbox(noting)).hasSize(1);
        assertThat(stage.inbox(elsewhere)).isEmpty();
        await().untilAsserted(() -> assertThat(
                        stage.organizer().get(bulletin).expect(200).getJsonArray("figures"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject().put("state", "SENT").put("mails", 2))));
        assertThat(stage.mails(starring)).hasSize(1);
        assertThat(stage.mails(elsewhere)).isEmpty();
        assertThat(stage.organizer().get(bulletin).text())
                .doesNotContain("@", starring.id().toString());
    }

    @Test
    void theAudienceIsThatOfASessionOfATrackOrTheTeam() {
        String track = stage.organizer()
                .post(stage.conference() + "/tracks", new JsonObject().put("name", "Data"))
                .expect(201)
                .getString("id");
        String other = stage.session(new JsonObject().put("title", "Data").put("trackId", track));
        stage.attendee("one");
        stage.platform()
                .user("two")
                .put(stage.conference() + "/sessions/" + other + "/star", null)
                .expect(200);
        stage.platform().member(stage.organization(), OrganizationRole.STAFF);
        stage.platform().member(stage.organization(), OrganizationRole.MEMBER);

        assertThat(stage.people(draft().put("audience", "SESSION").put("sessionId", stage.session())))
                .isEqualTo(1);
        assertThat(stage.people(draft().put("audience", "SESSION"))).isZero();
        assertThat(stage.people(draft().put("audience", "SESSION")
                        .put("sessionId", UUID.randomUUID().toString())))
                .isZero();
        assertThat(stage.people(draft().put("audience", "TRACK").put("trackId", track)))
                .isEqualTo(1);
        assertThat(stage.people(draft())).isEqualTo(2);
        long team = stage.platform()
                .rows(
                        "organizations",
                        stage.organizer().id(),
                        "select 'one' from members where organization_id = '"
                                + stage.organization().id() + "' and role in ('OWNER', 'ORGANIZER', 'STAFF')")
                .size();
        assertThat(stage.people(draft().put("audience", "TEAM"))).isEqualTo((int) team);
    }

    @Test
    void aTestGoesToWhoeverAsksAlone() {
        User attendee = stage.attendee("ada");
        String bulletin = stage.created(draft());

        stage.organizer().post(bulletin + "/test", null).expect(202);

        await().untilAsserted(() ->
                assertThat(stage.inbox(stage.organizer(), bulletin)).contains("[Test] Doors open at eight"));
        assertThat(stage.inbox(attendee)).isEmpty();
        assertThat(stage.state(bulletin)).isEqualTo("DRAFT");
    }

    @Test
    void aPreviewIsTheMailThatWhoeverAsksWouldGet() {
        String bulletin = stage.created(draft().put("language", "de")
                .put("text", "Hallo {{ person.name }}, <script>alert(1)</script> [Agenda]({{ agenda.link }})"));

        JsonObject preview = stage.organizer().get(bulletin + "/preview").expect(200);

        assertThat(preview.getString("html"))
                .contains("Hallo organizer,", "&lt;script&gt;", "/agenda?conference=", "lang=\"de\"")
                .doesNotContain("<script>", "<img src=\"http");
        assertThat(preview.getString("text")).contains("Hallo organizer,", "Keine Nachrichten dieser Art mehr");
    }

    @Test
    void whatWaitsForItsMomentCanBeTakenBackAndWrittenAnew() {
        User attendee = stage.attendee("ada");
        String bulletin = stage.created(draft());
        JsonObject later = new JsonObject()
                .put("at", Instant.now().plus(Duration.ofDays(2)).toString());

        assertThat(stage.send(bulletin, later).expect(200).getString("state")).isEqualTo("SCHEDULED");
        assertThat(stage.organizer()
                        .patch(bulletin, new JsonObject().put("subject", "Other"))
                        .expect(409)
                        .getString("code"))
                .isEqualTo("NOT_A_DRAFT");
        assertThat(stage.organizer().delete(bulletin).expect(409).getString("code"))
                .isEqualTo("NOT_A_DRAFT");
        assertThat(stage.organizer().post(bulletin + "/stop", null).expect(200).getString("state"))
                .isEqualTo("DRAFT");

        stage.organizer()
                .patch(bulletin, new JsonObject().put("subject", "Doors open at nine"))
                .expect(200);
        stage.send(bulletin, new JsonObject()).expect(200);
        stage.awaitState(bulletin, "SENT");
        assertThat(stage.inbox(attendee))
                .extracting(item -> item.getString("title"))
                .containsExactly("Doors open at nine");
    }

    @Test
    void whatComesAtItsMomentIsSentThen() {
        User attendee = stage.attendee("ada");
        String bulletin = stage.created(draft());
        stage.send(
                        bulletin,
                        new JsonObject().put("at", Instant.now().plusSeconds(6).toString()))
                .expect(200);

        assertThat(stage.inbox(attendee)).isEmpty();
        stage.awaitState(bulletin, "SENT");
        assertThat(stage.inbox(attendee)).hasSize(1);
    }

    @Test
    void itIsSentOnceHoweverManySayThatItShallBe() {
        User attendee = stage.attendee("ada");
        String bulletin = stage.created(draft());

        List<CompletableFuture<Integer>> sends = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> stage.send(bulletin, new JsonObject()).status()))
                .limit(4)
                .toList();

        assertThat(sends.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409, 409, 409);
        stage.awaitState(bulletin, "SENT");
        assertThat(stage.inbox(attendee)).hasSize(1);
        assertThat(stage.organizer().post(bulletin + "/stop", null).expect(409).getString("code"))
                .isEqualTo("NOT_UNDER_WAY");
    }

    @Test
    void whoEndsSuchMailsGetsNoMoreOfThem() {
        User attendee = stage.attendee("ada");
        String first = stage.created(draft());
        stage.send(first, new JsonObject()).expect(200);
        String mail = stage.platform()
                .admin()
                .get("/api/v1/admin/messages/"
                        + await().until(() -> stage.mails(attendee), found -> !found.isEmpty())
                                .get(0)
                                .getString("id") + "/mail")
                .text();
        Matcher link = ONE_CLICK.matcher(mail.replaceAll("=\r?\n", "").replaceAll("\r?\n[ \t]+", ""));
        assertThat(link.find()).isTrue();

        stage.platform().http().anonymous().post(link.group(1), null).expect(200);

        String second = stage.created(draft().put("subject", "Doors are open"));
        assertThat(stage.organizer().get(second + "/audience").expect(200))
                .isEqualTo(new JsonObject().put("people", 1).put("mails", 0).put("inboxes", 1));
        stage.send(second, new JsonObject()).expect(200);
        stage.awaitState(second, "SENT");
        assertThat(stage.inbox(attendee)).hasSize(2);
        assertThat(stage.mails(attendee)).hasSize(1);
    }

    @Test
    void withinADayFiveAreEnough() {
        for (int i = 0; i < 5; i++) {
            stage.send(stage.created(draft()), new JsonObject()).expect(200);
        }
        String sixth = stage.created(draft());

        assertThat(stage.send(sixth, new JsonObject()).expect(409).getString("code"))
                .isEqualTo("BULLETINS_OF_A_DAY");
        stage.send(
                        sixth,
                        new JsonObject()
                                .put(
                                        "at",
                                        Instant.now().plus(Duration.ofDays(2)).toString()))
                .expect(200);
    }

    private static String address() {
        return UUID.randomUUID() + "@example.org";
    }

    private static JsonObject to(String audience) {
        return draft().put("audience", audience).put("text", "Dear {{ person.name }}!");
    }

    /** With an account or without, and each address once, however many tickets it has. */
    @Test
    void thoseWithTicketsAreWrittenToAtTheirAddress() {
        String pilot = stage.ticketType(0);
        String sailor = stage.ticketType(0);
        User guest = stage.platform().http().anonymous();
        User known = stage.platform().user("known");
        String ada = address();
        String bo = address();
        String cy = address();
        String pending = address();
        stage.ordered(guest, ada, pilot, "FREE", null, bo);
        stage.ordered(guest, ada.toUpperCase(Locale.ROOT), sailor, "FREE", (String) null);
        stage.ordered(known, cy, pilot, "FREE", (String) null);
        stage.ordered(guest, pending, stage.ticketType(1_000), "TRANSFER", (String) null);

        assertThat(stage.people(to("TICKETS"))).isEqualTo(3);
        assertThat(stage.people(to("TICKETS").put("ticketTypeId", sailor))).isEqualTo(1);
        assertThat(stage.people(to("UNPAID"))).isEqualTo(1);
        assertThat(stage.people(to("CHECKED_IN"))).isZero();
        assertThat(stage.people(to("NOT_CHECKED_IN"))).isEqualTo(3);
        assertThat(stage.people(to("WAITING"))).isZero();
        String bulletin = stage.created(to("TICKETS"));
        stage.send(bulletin, new JsonObject()).expect(200);

        assertThat(stage.awaitState(bulletin, "SENT").getJsonObject("bulletin").getInteger("people"))
                .isEqualTo(3);
        await().untilAsserted(() ->
                assertThat(Stream.of(ada, bo, cy).map(stage::mailsTo)).containsOnly(1L));
        assertThat(stage.mailsTo(pending)).isZero();
        assertThat(stage.inbox(known)).hasSize(1);
        assertThat(stage.organizer().get(bulletin).text()).doesNotContain("@");
    }

    /** Whoever has no account ends such mails as well, those of this conference. */
    @Test
    void anAddressWithoutAnAccountIsLeftAloneWhereItSaysSo() {
        String type = stage.ticketType(0);
        String ada = address();
        stage.ordered(stage.platform().http().anonymous(), ada, type, "FREE", (String) null);
        String bulletin = stage.created(to("TICKETS"));
        stage.send(bulletin, new JsonObject()).expect(200);
        await().until(() -> stage.mailsTo(ada) == 1);
        String mail = stage.mailOf(ada);
        assertThat(mail)
                .contains("Dear Ada King!", "No more messages of this kind from")
                .doesNotContain("/inbox#");
        Matcher link = ONE_CLICK.matcher(mail);
        assertThat(link.find()).isTrue();

        stage.platform().http().anonymous().post(link.group(1), null).expect(200);

        assertThat(stage.organizer()
                        .get(stage.created(to("TICKETS")) + "/audience")
                        .expect(200))
                .isEqualTo(new JsonObject().put("people", 1).put("mails", 0).put("inboxes", 0));
    }

    @Test
    void whoDoesNotSellWritesToNobodyWithATicket() {
        User writer = stage.member("conferences.read", "messages.send");
        String mine = stage.created(to("TICKETS"));

        writer.post(stage.conference() + "/bulletins", draft()).expect(201);
        writer.post(stage.conference() + "/bulletins", to("TICKETS")).expect(403);
        writer.get(mine + "/audience").expect(403);
        writer.post(mine + "/send", new JsonObject()).expect(403);
        writer.patch(mine, new JsonObject().put("subject", "Mine")).expect(403);
        assertThat(stage.organizer()
                        .post(
                                stage.conference() + "/bulletins",
                                draft().put("ticketTypeId", UUID.randomUUID().toString()))
                        .expect(400)
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("pointer"))
                .isEqualTo("/ticketTypeId");
        assertThat(stage.state(mine)).isEqualTo("DRAFT");
    }
}
