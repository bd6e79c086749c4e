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

    private static final JsonObject PROOF = new JsonObject().put("password", TestPlatform.PASSWORD);
    /** Of who has no password. */
    private static final JsonObject NONE = new JsonObject();

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
        assertCode(thief.post(AUTH + "/identities", chosen("acme").mergeIn(PROOF)), 409, "EMAIL_UNCONFIRMED");
        Way victim = refusedAsThere("acme");

        assertCode(link(thief, victim.cookie()), 409, "EMAIL_UNCONFIRMED");
        assertCode(signIn("acme", verified()), 409, "ACCOUNT_EXISTS");
        assertThat(identities("email = '" + email + "'")).isEmpty();
    }

    @Test
    void whoIsSignedInLinksAndUnlinks() {
        User owner = accountWithPassword(true);
        provider.knows("acme", subject, Map.of());
        Way way = beginLinking(owner, "acme", PROOF);
        JsonObject back = back(way);

        assertCode(finish(way, back), 404, "ATTEMPT_GONE");
        assertCode(finishLinking(platform.admin(), way, back), 404, "ATTEMPT_GONE");
        String id = finishLinking(owner, way, back).expect(200).getString("id");

        assertThat(waysIn(owner)).hasSize(1);
        unlink(platform.admin(), id, PROOF).expect(404);
        unlink(owner, id, PROOF).expect(204);
        unlink(owner, id, PROOF).expect(404);
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
        assertCode(unlink(owner, only, NONE), 409, "LAST_WAY_IN");
        subject = "other-" + subject;
        String other = linked(owner, "beacon", NONE).expect(200).getString("id");
        List<CompletableFuture<Reply>> both = Stream.of(only, other)
                .map(id -> CompletableFuture.supplyAsync(() -> unlink(owner, id, NONE)))
                .toList();

        assertThat(both.stream().map(CompletableFuture::join).map(Reply::status))
                .containsOnlyOnce(204);
        assertThat(identities("user_id = '" + idOf(signedIn) + "'")).hasSize(1);
    }

    /** Whoever finds a device unlocked must not keep a way in. */
    @Test
    void thePasswordIsAskedForAgainBeforeAnythingIsLinkedOrUnlinked() {
        User owner = accountWithPassword(true);
        String id = linked(owner, "acme").expect(200).getString("id");
        JsonObject wrong = new JsonObject().put("password", "a wrong one");

        owner.post(AUTH + "/identities", chosen("beacon")).expect(400);
        assertCode(owner.post(AUTH + "/identities", chosen("beacon").mergeIn(wrong)), 401, "WRONG_PASSWORD");
        unlink(owner, id, NONE).expect(400);
        assertCode(unlink(owner, id, wrong), 401, "WRONG_PASSWORD");
        assertThat(waysIn(owner)).hasSize(1);
    }

    @Test
    void unlinkingEndsTheSignInsThatCameByIt() {
        User owner = accountWithPassword(true);
        String id = linked(owner, "acme").expect(200).getString("id");
        User thief = with(comeBack("acme").expect(200));
        thief.get("/api/v1/me").expect(200);

        unlink(owner, id, PROOF).expect(204);

        awaitRefused(thief);
        owner.get("/api/v1/me").expect(200);
    }

    @Test
    void aPasswordThatIsResetLeavesNoWayInThatOthersMayHold() {
        User owner = accountWithPassword(true);
        linked(owner, "acme").expect(200);
        User program = with(token(owner));
        program.get("/api/v1/me").expect(200);

        resetPassword(owner.id().toString());

        awaitRefused(program);
        User again = platform.http().signIn(email, TestPlatform.PASSWORD);
        assertThat(waysIn(again)).isEmpty();
        assertThat(again.get("/api/v1/me/tokens").expect(200).getJsonArray("items"))
                .isEmpty();
        awaitMessage(again, MessageKind.IDENTITY_UNLINKED);
    }

    @Test
    void aFirstPasswordLeavesWhatIsLinked() {
        JsonObject signedIn = signIn("acme", verified()).expect(200);

        resetPassword(idOf(signedIn));

        assertThat(waysIn(platform.http().signIn(email, TestPlatform.PASSWORD))).hasSize(1);
    }

    @Test
    void whereThereIsNoPasswordANewSignInStandsForIt() {
        JsonObject signedIn = signIn("acme", verified()).expect(200);
        User owner = with(signedIn);
        String app = AUTH + "/second-factor/authenticator";
        JsonObject change = new JsonObject().put("email", "new-" + email);

        owner.post(app, NONE).expect(201);
        owner.post(AUTH + "/email", change).expect(202);
        age(idOf(signedIn));
        for (Reply reply : List.of(
                owner.post(app, NONE),
                owner.post(AUTH + "/email", change),
                owner.post(AUTH + "/identities", chosen("beacon")),
                owner.json("DELETE", "/api/v1/me", NONE))) {
            assertCode(reply, 401, "SIGN_IN_AGAIN");
        }
        with(comeBack("acme").expect(200)).json("DELETE", "/api/v1/me", NONE).expect(204);
    }

    /** What the gateway remembers of a caller is forgotten by events. */
    private static void awaitRefused(User user) {
        Awaitility.await().atMost(Duration.ofSeconds(9)).untilAsserted(() -> user.get("/api/v1/me")
                .expect(401));
    }

    private static String idOf(JsonObject signedIn) {
        return signedIn.getJsonObject("user").getString("id");
    }

    private static void age(String user) {
        platform.rows(
                "auth",
                null,
                "update sign_ins set created_at = created_at - interval '11 minutes' where user_id = '" + user
                        + "' returning id::text");
    }

    private static JsonObject token(User owner) {
        JsonObject wanted = new JsonObject().put("name", "Sync").put("scopes", new JsonArray().add("account:read"));
        JsonObject made = owner.post("/api/v1/me/tokens", wanted).expect(201);
        return new JsonObject().put("accessToken", made.getString("secret"));
    }

    private static User with(JsonObject signIn) {
        return platform.http().with(signIn.getString("accessToken"));
    }

    private static void resetPassword(String userId) {
        String token = platform.admin()
                .post("/api/v1/admin/users/" + userId + "/password-link", null)
                .expect(201)
                .getString("token");
        anonymous()
                .post(
                        AUTH + "/reset-password",
                        new JsonObject().put("token", token).put("newPassword", TestPlatform.PASSWORD))
                .expect(204);
    }

    private static List<String> identities(String which) {
        return platform.rows("auth", null, "select provider from identities where " + which);
    }

    private static Reply unlink(User user, String id, JsonObject proof) {
        return user.json("DELETE", AUTH + "/identities/" + id, proof);
    }

    private static Way beginLinking(User user, String id, JsonObject proof) {
        return way(user.post(AUTH + "/identities", chosen(id).mergeIn(proof)));
    }

    private static Reply finishLinking(User user, Way way, JsonObject back) {
        return user.post(AUTH + "/identities/finish", back, "Cookie", way.cookie());
    }

    private Reply linked(User user, String id) {
        return linked(user, id, PROOF);
    }

    private Reply linked(User user, String id, JsonObject proof) {
        provider.knows(id, subject, Map.of());
        Way way = beginLinking(user, id, proof);
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
                .atMost(Duration.ofMinutes(1))
                .until(() -> user.get("/api/v1/me/inbox").text().contains(kind.name()));
    }

    private Way refusedAsThere(String id) {
        provider.knows(id, subject, verified());
        Way way = begin(id);
        assertCode(finish(way, back(way)), 409, "ACCOUNT_EXISTS");
        return way;
    }
}
