package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.notifications.MessageKind;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.plenary.testing.TestProvider;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderSignInsTest {

    private static final String AUTH = "/api/v1/auth";

    /** A browser on its way: where it is sent, and the cookie by which it is known. */
    private record Way(String address, String cookie) {}

    private static TestProvider provider;
    private static TestPlatform platform;

    private String subject;
    private String email;

    @BeforeAll
    static void start() {
        provider = new TestProvider();
        platform = TestPlatform.knowing(provider.settings());
    }

    @AfterAll
    static void stop() {
        platform.close();
        provider.close();
    }

    @BeforeEach
    void somebody() {
        subject = UUID.randomUUID().toString();
        email = "ada-" + subject + "@example.org";
    }

    @Test
    void providersAreListedByName() {
        JsonObject listed = anonymous().get(AUTH + "/providers").expect(200);

        assertThat(listed.getJsonArray("items"))
                .first()
                .isEqualTo(new JsonObject().put("id", "acme").put("name", "Acme"));
    }

    @Test
    void aBrowserIsSentWithAChallengeAndWithoutASecret() {
        Map<String, String> query = TestProvider.query(begin("acme").address());

        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge")
                .doesNotContainKey("code_verifier");
        assertThat(query.get("redirect_uri")).endsWith("/sign-in/provider");
    }

    @Test
    void whoIsNotKnownGetsAnAccountAndTheSameOneNextTime() {
        JsonObject first = signIn("acme", verified()).expect(200).getJsonObject("user");
        JsonObject again = signIn("acme", verified()).expect(200).getJsonObject("user");

        assertThat(first.getString("email")).isEqualTo(email);
        assertThat(first.getString("displayName")).isEqualTo("Ada Elsewhere");
        assertThat(first.getBoolean("confirmed")).isTrue();
        assertThat(again.getString("id")).isEqualTo(first.getString("id"));
    }

    @Test
    void aSignInComesWithTheCookiesOfAnyOther() {
        Reply signedIn = signIn("acme", verified());

        List<String> cookies = signedIn.response().headers().allValues("Set-Cookie");
        assertThat(cookies)
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("plenary_refresh=").contains("HTTPOnly", "SameSite=Strict"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("plenary_provider=;"));
        assertThat(signedIn.header("Cache-Control")).contains("no-store");
    }

    @Test
    void theSameSubjectOfAnotherProviderIsSomebodyElse() {
        signIn("acme", verified()).expect(200);

        assertCode(signIn("beacon", verified()), 409, "ACCOUNT_EXISTS");
    }

    @Test
    void aProviderThatDoesNotVouchForTheAddressOpensNothing() {
        assertCode(signIn("acme", Map.of("email", email, "email_verified", false)), 403, "EMAIL_UNVERIFIED");
        assertCode(signIn("acme", Map.of("email", email)), 403, "EMAIL_UNVERIFIED");
        assertCode(signIn("acme", Map.of("email", email, "email_verified", "true")), 403, "EMAIL_UNVERIFIED");
        assertThat(accounts()).isEmpty();
    }

    @Test
    void aCodeIsOfUseOnce() {
        provider.knows("acme", subject, verified());
        Way way = begin("acme");
        JsonObject back = back(way);
        finish(way, back).expect(200);

        assertCode(finish(way, back), 404, "ATTEMPT_GONE");
    }

    @Test
    void aRequestThatComesAgainWithItsKeyIsAnsweredAsBefore() {
        provider.knows("acme", subject, verified());
        Way way = begin("acme");
        JsonObject back = back(way);
        String key = UUID.randomUUID().toString();

        JsonObject first = finish(way, back, "Idempotency-Key", key).expect(200);

        assertThat(finish(way, back, "Idempotency-Key", key).expect(200)).isEqualTo(first);
        assertCode(
                anonymous().post(AUTH + "/provider-sign-ins/finish", back, "Idempotency-Key", key),
                404,
                "ATTEMPT_GONE");
    }

    @Test
    void ofManyAtOnceOneIsLetIn() {
        provider.knows("acme", subject, verified());
        Way way = begin("acme");
        JsonObject back = back(way);

        List<CompletableFuture<Reply>> tries = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> finish(way, back)))
                .limit(5)
                .toList();

        assertThat(tries.stream().map(CompletableFuture::join).map(Reply::status))
                .containsOnlyOnce(200)
                .contains(404);
    }

    @Test
    void anotherBrowserCannotEndWhatThisOneBegan() {
        provider.knows("acme", subject, verified());
        Way ours = begin("acme");
        Way theirs = begin("acme");
        JsonObject back = back(ours);

        assertCode(finish(theirs, back), 404, "ATTEMPT_GONE");
        assertCode(anonymous().post(AUTH + "/provider-sign-ins/finish", back), 404, "ATTEMPT_GONE");
        finish(ours, back).expect(200);
    }

    @Test
    void anotherStateIsNotTaken() {
        Way way = begin("acme");

        assertCode(finish(way, back(way).put("state", "f3VdXc0Qm2nT7rB1kLw9sH")), 404, "ATTEMPT_GONE");
    }

    @Test
    void aTokenWithAnotherNonceIsNotTaken() {
        provider.knows("acme", subject, verified());
        Way way = begin("acme");
        String nonce = TestProvider.query(way.address()).get("nonce");
        Map<String, String> back = provider.visit(way.address().replace(nonce, "somebody-elses"));

        assertRefused(finish(way, asJson(back)));
    }

    @Test
    void aCodeThatWasGivenToAnotherBrowserIsNotTaken() {
        Way theirs = begin("acme");
        JsonObject stolen = back(theirs);
        Way ours = begin("acme");
        String state = TestProvider.query(ours.address()).get("state");

        assertRefused(finish(ours, stolen.put("state", state)));
    }

    @Test
    void aTokenForSomebodyElseIsNotTaken() {
        assertRefused(signIn("acme", with("aud", "another-client")));
        assertRefused(signIn("acme", with("aud", List.of(TestProvider.CLIENT, "another-client"))));
        assertRefused(signIn("acme", with("azp", "another-client")));
        assertRefused(signIn("acme", with("iss", "https://another.example.org")));
    }

    @Test
    void anExpiredTokenIsNotTaken() {
        provider.knows("acme", subject, verified(), -600);

        assertRefused(comeBack("acme"));
    }

    @Test
    void aTokenOfAnotherProviderIsNotTaken() {
        provider.knows("beacon", subject, verified());
        Way ours = begin("acme");
        Way theirs = begin("beacon");
        String code = back(theirs).getString("code");

        assertRefused(finish(ours, back(ours).put("code", code)));
        assertRefused(finish(begin("acme"), "acme", provider.issuer("beacon")));
    }

    @Test
    void aProviderThatIsAwayKeepsNobodyFromSigningInOtherwise() {
        Reply reply = anonymous().post(AUTH + "/provider-sign-ins", chosen("gone"));

        assertCode(reply, 503, "PROVIDER_AWAY");
        assertThat(reply.header("Retry-After")).isPresent();
        signIn("acme", verified()).expect(200);
    }

    @Test
    void aProviderThatNobodyNamedIsRefused() {
        anonymous().post(AUTH + "/provider-sign-ins", chosen("other")).expect(404);
        anonymous().post(AUTH + "/provider-sign-ins", chosen("../other")).expect(400);
    }

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

    /** Somebody opened an account with the address of another, and waits for that one to come. */
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

    @Test
    void whoHasNoPasswordCannotSignInWithOne() {
        signIn("acme", verified()).expect(200);
        JsonObject typed = new JsonObject().put("email", email).put("password", TestPlatform.PASSWORD);

        assertCode(anonymous().post(AUTH + "/login", typed), 401, "WRONG_CREDENTIALS");
    }

    @Test
    void aDisabledAccountIsNotOpened() {
        String id = signIn("acme", verified()).expect(200).getJsonObject("user").getString("id");
        platform.admin()
                .patch("/api/v1/admin/users/" + id, new JsonObject().put("disabled", true))
                .expect(200);

        assertCode(signIn("acme", verified()), 401, "ACCOUNT_GONE");
    }

    @Test
    void anErasedAccountLeavesNothingElsewhere() {
        String id = signIn("acme", verified()).expect(200).getJsonObject("user").getString("id");
        platform.admin().delete("/api/v1/admin/users/" + id).expect(204);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> platform.rows(
                        "auth", null, "select email from identities where email = '" + email + "'")
                .isEmpty());
    }

    private Map<String, Object> verified() {
        return Map.of("email", email, "email_verified", true, "name", "Ada Elsewhere");
    }

    private Map<String, Object> with(String name, Object value) {
        Map<String, Object> claims = new HashMap<>(verified());
        claims.put(name, value);
        return claims;
    }

    private static User anonymous() {
        return platform.http().anonymous();
    }

    private static JsonObject chosen(String id) {
        return new JsonObject().put("provider", id);
    }

    private static Way begin(String id) {
        return way(anonymous().post(AUTH + "/provider-sign-ins", chosen(id)));
    }

    private static Way beginLinking(User user, String id) {
        return way(user.post(AUTH + "/identities", chosen(id)));
    }

    private static Way way(Reply begun) {
        String cookie = begun.header("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HTTPOnly", "SameSite=Strict");
        return new Way(begun.expect(201).getString("address"), cookie.substring(0, cookie.indexOf(';')));
    }

    private static JsonObject back(Way way) {
        return asJson(provider.visit(way.address()));
    }

    private static JsonObject asJson(Map<String, String> back) {
        return new JsonObject().put("state", back.get("state")).put("code", back.get("code"));
    }

    private Reply signIn(String id, Map<String, Object> claims) {
        provider.knows(id, subject, claims);
        return comeBack(id);
    }

    private static Reply comeBack(String id) {
        Way way = begin(id);
        return finish(way, back(way));
    }

    private static Reply finish(Way way, String id, String issuer) {
        return finish(way, back(way).put("issuer", issuer));
    }

    private static Reply finish(Way way, JsonObject back, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Cookie";
        all[headers.length + 1] = way.cookie();
        return anonymous().post(AUTH + "/provider-sign-ins/finish", back, all);
    }

    private static Reply finishLinking(User user, Way way, JsonObject back) {
        return user.post(AUTH + "/identities/finish", back, "Cookie", way.cookie());
    }

    private Reply linked(User user, String id) {
        provider.knows(id, subject, Map.of());
        Way way = beginLinking(user, id);
        return finishLinking(user, way, back(way));
    }

    private Way refusedAsThere(String id) {
        provider.knows(id, subject, verified());
        Way way = begin(id);
        assertCode(finish(way, back(way)), 409, "ACCOUNT_EXISTS");
        return way;
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

    private List<String> accounts() {
        return platform.rows("auth", null, "select email from users where email = '" + email + "'");
    }

    private static JsonArray waysIn(User user) {
        return user.get(AUTH + "/identities").expect(200).getJsonArray("identities");
    }

    private static void awaitMessage(User user, MessageKind kind) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> user.get("/api/v1/me/inbox").text().contains(kind.name()));
    }

    private static void assertRefused(Reply reply) {
        assertCode(reply, 403, "PROVIDER_REFUSED");
    }

    private static void assertCode(Reply reply, int status, String code) {
        assertThat(reply.expect(status).getString("code")).isEqualTo(code);
    }
}
