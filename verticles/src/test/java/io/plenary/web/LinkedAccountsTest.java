package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.notifications.MessageKind;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LinkedAccountsTest extends ProviderStage {

    @Test
    void anAccountWithTheAddressIsLinkedOnlyByItsOwner() {
        User owner = accountWithPassword(true);
        Way way = refusedAsThere("acme");

        assertCode(link(platform.user("stranger"), way.cookie()), 404, "ATTEMPT_GONE");
        assertCode(link(platform.admin(), way.cookie()), 404, "ATTEMPT_GONE");
        assertCode(link(owner, begin("acme").cookie()), 404, "ATTEMPT_GONE");
        anonymous()
                .json("POST", AUTH + "/identities/waiting", null, "Cookie", way.cookie())
                .expect(401);
        assertThat(link(owner, way.cookie()).expect(200).getString("provider")).isEqualTo("Acme");
        assertCode(link(owner, way.cookie()), 404, "ATTEMPT_GONE");

        assertThat(signIn("acme", verified()).expect(200).getJsonObject("user").getString("id"))
                .isEqualTo(owner.id().toString());
        awaitMessage(owner, MessageKind.IDENTITY_LINKED);
    }

    @Test
    void whoOpenedAnAccountWithAnAddressOfAnotherGetsNowhereWithIt() {
        User thief = accountWithPassword(false);
        assertCode(thief.post(AUTH + "/identities", chosen("acme")), 409, "EMAIL_UNCONFIRMED");
        Way victim = refusedAsThere("acme");

        assertCode(link(thief, victim.cookie()), 409, "EMAIL_UNCONFIRMED");
        assertCode(signIn("acme", verified()), 409, "ACCOUNT_EXISTS");
        assertThat(platform.rows("auth", null, "select provider from identities where email = '" + email + "'"))
                .isEmpty();
    }

    @Test
    void whoIsSignedInLinksAndUnlinks() {
        User owner = accountWithPassword(true);
        provider.knows("acme", subject, Map.of());
        Way way = beginLinking(owner, "acme");
        JsonObject back = back(way);

        assertCode(finish(way, back), 404, "ATTEMPT_GONE");
        assertCode(finishLinking(platform.admin(), way, back), 404, "ATTEMPT_GONE");
        String id = finishLinking(owner, way, back).expect(200).getString("id");

        assertThat(waysIn(owner)).hasSize(1);
        platform.admin().delete(AUTH + "/identities/" + id).expect(404);
        owner.delete(AUTH + "/identities/" + id).expect(204);
        owner.delete(AUTH + "/identities/" + id).expect(404);
        assertThat(waysIn(owner)).isEmpty();
        awaitMessage(owner, MessageKind.IDENTITY_UNLINKED);
    }

    @Test
    void whatOpensOneAccountOpensNoOther() {
        User first = accountWithPassword(true);
        linked(first, "acme").expect(200);
        email = "other-" + email;
        User second = accountWithPassword(true);

        assertCode(linked(second, "acme"), 409, "IDENTITY_TAKEN");
        subject = "other-" + subject;
        assertCode(linked(first, "acme"), 409, "PROVIDER_LINKED");
    }

    @Test
    void theLastWayInStays() {
        JsonObject signedIn = signIn("acme", verified()).expect(200);
        User owner = platform.http().with(signedIn.getString("accessToken"));
        JsonObject ways = owner.get(AUTH + "/identities").expect(200);
        String only = ways.getJsonArray("identities").getJsonObject(0).getString("id");

        assertThat(ways.getBoolean("password")).isFalse();
        assertCode(owner.delete(AUTH + "/identities/" + only), 409, "LAST_WAY_IN");
        subject = "other-" + subject;
        String other = linked(owner, "beacon").expect(200).getString("id");
        List<CompletableFuture<Reply>> both = Stream.of(only, other)
                .map(id -> CompletableFuture.supplyAsync(() -> owner.delete(AUTH + "/identities/" + id)))
                .toList();

        assertThat(both.stream().map(CompletableFuture::join).map(Reply::status))
                .containsExactlyInAnyOrder(204, 409);
    }

    private static Way beginLinking(User user, String id) {
        return way(user.post(AUTH + "/identities", chosen(id)));
    }

    private static Reply finishLinking(User user, Way way, JsonObject back) {
        return user.post(AUTH + "/identities/finish", back, "Cookie", way.cookie());
    }

    private Reply linked(User user, String id) {
        provider.knows(id, subject, Map.of());
        Way way = beginLinking(user, id);
        return finishLinking(user, way, back(way));
    }

    private static Reply link(User user, String cookie) {
        return user.json("POST", AUTH + "/identities/waiting", null, "Cookie", cookie);
    }

    private User accountWithPassword(boolean confirmed) {
        JsonObject signUp = new JsonObject()
                .put("email", email)
                .put("password", TestPlatform.PASSWORD)
                .put("displayName", "Ada Here");
        String id = anonymous().post(AUTH + "/signup", signUp).expect(201).getString("id");
        if (confirmed) {
            platform.admin()
                    .patch("/api/v1/admin/users/" + id, new JsonObject().put("confirmed", true))
                    .expect(200);
        }
        return platform.http().signIn(email, TestPlatform.PASSWORD);
    }

    private static JsonArray waysIn(User user) {
        return user.get(AUTH + "/identities").expect(200).getJsonArray("identities");
    }

    private static void awaitMessage(User user, MessageKind kind) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> user.get("/api/v1/me/inbox").text().contains(kind.name()));
    }

    private Way refusedAsThere(String id) {
        provider.knows(id, subject, verified());
        Way way = begin(id);
        assertCode(finish(way, back(way)), 409, "ACCOUNT_EXISTS");
        return way;
    }
}
