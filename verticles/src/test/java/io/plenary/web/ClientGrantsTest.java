package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients trade an organization's token for access tokens, as OAuth 2.0 has it. */
class ClientGrantsTest {

    private static final String MINE = "/api/v1/me/tokens";
    private static final String OURS = "/api/v1/organizations/clients/tokens";
    private static final String CONF = "/api/v1/conferences/clients-conf";
    private static final String OAUTH = "/api/v1/oauth/token";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static TestPlatform platform;
    private static User owner;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        owner = platform.member(platform.organization("clients"), OrganizationRole.OWNER);
        platform.conference(owner, "clients", "clients-conf", "DRAFT");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static JsonObject make(User user, String path, String... scopes) {
        return user.post(path, new JsonObject().put("name", "Robot").put("scopes", new JsonArray(List.of(scopes))))
                .expect(201);
    }

    private static Reply grant(String form, String... headers) {
        return platform.http().anonymous().post(OAUTH, form.getBytes(StandardCharsets.UTF_8), FORM, headers);
    }

    private static String basic(JsonObject token) {
        String both = token.getString("id") + ":" + token.getString("secret");
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aClientTradesItsCredentialsForAnAccessToken() {
        JsonObject client = make(owner, OURS, "read", "program:write");

        Reply reply = grant("grant_type=client_credentials&scope=read", "Authorization", basic(client));

        JsonObject granted = reply.expect(200);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(granted.getString("token_type")).isEqualTo("Bearer");
        assertThat(granted.getInteger("expires_in")).isEqualTo(900);
        assertThat(granted.getString("scope")).isEqualTo("read");
        User robot = platform.http().with(granted.getString("access_token"));
        robot.get(CONF).expect(200);
        robot.post(CONF + "/rooms", new JsonObject().put("name", "Refused")).expect(403);

        owner.delete(OURS + "/" + client.getString("id")).expect(204);
        await().untilAsserted(() -> assertThat(robot.get(CONF).status()).isEqualTo(401));
    }

    @Test
    void credentialsMayStandInTheBody() {
        JsonObject client = make(owner, OURS, "read");
        String both = "client_id=" + client.getString("id") + "&client_secret=" + client.getString("secret");

        assertThat(grant("grant_type=client_credentials&" + both).expect(200).getString("scope"))
                .isEqualTo("read");
    }

    @Test
    void whatIsNoGrantIsToldInTheWordsOfTheStandard() {
        JsonObject client = make(owner, OURS, "read");
        String basic = basic(client);
        String grant = "grant_type=client_credentials";

        assertError(400, "invalid_request", grant("scope=read", "Authorization", basic));
        assertError(400, "invalid_request", grant(grant + "&" + grant, "Authorization", basic));
        assertError(400, "invalid_request", grant(grant + "&client_secret=x", "Authorization", basic));
        assertError(400, "invalid_request", grant(grant, "Authorization", "Basic %"));
        assertError(400, "unsupported_grant_type", grant("grant_type=password", "Authorization", basic));
        assertError(400, "invalid_scope", grant(grant + "&scope=read+admin", "Authorization", basic));
        assertError(401, "invalid_client", grant(grant));
        assertError(
                401,
                "invalid_client",
                grant(
                        grant,
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("a:b".getBytes(StandardCharsets.UTF_8))));
        assertThat(grant(grant, "Authorization", "Basic YTpi").header("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        JsonObject personal = make(owner, MINE, "read");
        assertError(401, "invalid_client", grant(grant, "Authorization", basic(personal)));
    }

    private static void assertError(int status, String error, Reply reply) {
        assertThat(reply.expect(status).getString("error")).isEqualTo(error);
        assertThat(reply.header("Cache-Control")).contains("no-store");
    }

    @Test
    void clientsFindOutWhereTokensAre() {
        JsonObject metadata = platform.http()
                .anonymous()
                .get("/.well-known/oauth-authorization-server")
                .expect(200);

        assertThat(metadata.getString("issuer")).isEqualTo(platform.http().base());
        assertThat(metadata.getString("token_endpoint"))
                .isEqualTo(platform.http().base() + OAUTH);
        assertThat(metadata.getJsonArray("grant_types_supported")).containsExactly("client_credentials");
        assertThat(metadata.getJsonArray("scopes_supported"))
                .containsExactly("read", "program:write", "conferences:write");
    }
}
