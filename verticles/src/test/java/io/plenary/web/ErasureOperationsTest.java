package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.events.Erasing;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is left of an account and of a conference that are no more, over HTTP: nothing. */
class ErasureOperationsTest {

    private static TestPlatform platform;
    private static User admin;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void aDeletedAccountIsErasedEverywhereAndStaysCounted() {
        Organization organization = platform.organization("erasing-org");
        User organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        platform.conference(organizer, organization.slug(), "erasing-conf", "PUBLISHED");
        String session = session(organizer);
        User user = platform.user("erased");
        String email = emailOf(user);
        user.patch("/api/v1/me", new JsonObject().put("affiliation", "Somewhere"))
                .expect(200);
        user.put(session + "/star", null).expect(200);
        user.post(session + "/notes", new JsonObject().put("text", "mine").put("shared", true))
                .expect(201);
        login(email, "a wrong guess");
        await().atMost(Duration.ofMinutes(1)).until(() -> !platform.rows(
                        "analytics",
                        user.id(),
                        "select user_id::text from active_users where user_id = '" + user.id() + "'")
                .isEmpty());
        long active = activeUsers();

        user.json("DELETE", "/api/v1/me", new JsonObject().put("password", "wrong"))
                .expect(401);
        assertThat(user.get("/api/v1/me").status()).isEqualTo(200);
        user.json("DELETE", "/api/v1/me", new JsonObject().put("password", TestPlatform.PASSWORD))
                .expect(204);

        awaitStatus(user, 401);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(Stream.of("auth", "organizations", "profiles", "notes", "analytics")
                                .flatMap(service -> traces(service, user.id(), email)))
                        .isEmpty());
        assertThat(platform.rows("events", user.id(), "select name from readers"))
                .as("a service that does not read would not learn of it")
                .containsAll(Erasing.readers());
        assertThat(activeUsers()).isEqualTo(active);
        assertThat(login(email).status()).isEqualTo(401);
        assertThat(organizer.get(session + "/notes").expect(200).getJsonArray("items"))
                .isEmpty();
    }

    /** The mail to whom they invited is told of still, without them. */
    @Test
    void whatIsToldOfAnInvitationForgetsWhoSentIt() {
        Organization organization = platform.organization("inviting-org");
        User inviter = platform.member(organization, OrganizationRole.OWNER);
        platform.member(organization, OrganizationRole.OWNER);
        JsonObject invitation =
                new JsonObject().put("email", "invited@example.org").put("role", "STAFF");
        inviter.post("/api/v1/organizations/inviting-org/invitations", invitation)
                .expect(201);
        String told = "select kind from messages where facts ->> 'inviter' = '" + inviter.id() + "'";
        await().until(() -> platform.rows("notifications", admin.id(), told).size() == 1);

        inviter.json("DELETE", "/api/v1/me", new JsonObject().put("password", TestPlatform.PASSWORD))
                .expect(204);

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(platform.rows("notifications", admin.id(), told))
                        .isEmpty());
        assertThat(platform.rows(
                        "notifications",
                        admin.id(),
                        "select kind from messages where organization_id = '" + organization.id() + "'"))
                .containsExactly("INVITATION");
    }

    @Test
    void aPurgedConferenceTakesNotesAndStarsAlong() {
        Organization organization = platform.organization("purging-org");
        User organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        platform.conference(organizer, organization.slug(), "erasing-conf-2", "PUBLISHED");
        String session = session(organizer, "erasing-conf-2");
        User user = platform.user("noter");
        String note = user.post(
                        session + "/notes",
                        new JsonObject().put("text", "private").put("shared", false))
                .expect(201)
                .getString("id");
        user.put(session + "/star", null).expect(200);

        admin.delete("/api/v1/conferences/erasing-conf-2?purge=true").expect(200);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        user.get("/api/v1/me/notes").expect(200).getJsonArray("items"))
                .isEmpty());
        assertThat(user.patch("/api/v1/notes/" + note, new JsonObject().put("text", "late"))
                        .status())
                .isEqualTo(404);
        assertThat(platform.rows(
                        "notes", user.id(), "select session_id::text from stars where user_id = '" + user.id() + "'"))
                .isEmpty();
    }

    private static String session(User organizer) {
        return session(organizer, "erasing-conf");
    }

    private static String session(User organizer, String conference) {
        String sessions = "/api/v1/conferences/" + conference + "/sessions";
        return sessions + "/"
                + organizer
                        .post(sessions, new JsonObject().put("title", "A session"))
                        .expect(201)
                        .getJsonObject("session")
                        .getString("id");
    }

    /** Whatever names the user in a database of a service, but for who did something within the last minute. */
    private static Stream<String> traces(String service, UUID user, String email) {
        String tables =
                """
                select table_name from information_schema.tables
                where table_schema = 'public' and table_name not in ('flyway_schema_history', 'erased_users')
                """;
        return platform.rows(service, user, tables).stream()
                .flatMap(table -> platform
                        .rows(
                                service,
                                user,
                                "select '" + table + ' ' + "' || whole from (select "
                                        + ("outbox".equals(table) ? "payload::text" : "t::text")
                                        + " as whole from " + table + " t) as found where whole like '%" + user
                                        + "%' or whole like '%" + email + "%'")
                        .stream());
    }

    private static long activeUsers() {
        String month = YearMonth.now(ZoneOffset.UTC).toString();
        return admin.get("/api/v1/admin/analytics/mau?month=" + month)
                .expect(200)
                .getLong("activeUsers");
    }

    private static void awaitStatus(User user, int status) {
        await().atMost(Duration.ofSeconds(9)).until(() -> user.get("/api/v1/me").status() == status);
    }

    private static Reply login(String email) {
        return login(email, TestPlatform.PASSWORD);
    }

    private static Reply login(String email, String password) {
        JsonObject body = new JsonObject().put("email", email).put("password", password);
        return platform.http().anonymous().post("/api/v1/auth/login", body);
    }

    private static String emailOf(User user) {
        return user.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
    }
}
