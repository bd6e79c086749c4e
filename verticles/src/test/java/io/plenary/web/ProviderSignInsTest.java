package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.OneTimeCode;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.plenary.testing.TestProvider;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ProviderSignInsTest extends ProviderStage {

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

    /** Who asks for a code after the password asks for it whoever vouches for them. */
    @Test
    void anAccountWithASecondFactorAsksForItHereToo() {
        JsonObject user = signIn("acme", verified()).expect(200).getJsonObject("user");
        String link = AUTH + "/reset-password";
        String token = platform.admin()
                .post("/api/v1/admin/users/" + user.getString("id") + "/password-link", null)
                .expect(201)
                .getString("token");
        anonymous()
                .post(link, new JsonObject().put("token", token).put("newPassword", TestPlatform.PASSWORD))
                .expect(204);
        String secret = setUpAnApp(platform.http().signIn(email, TestPlatform.PASSWORD));

        JsonObject refused = comeBack("acme").expect(401);

        assertThat(refused.getString("code")).isEqualTo("SECOND_FACTOR_REQUIRED");
        JsonObject code = new JsonObject()
                .put("challenge", refused.getString("challenge"))
                .put("code", OneTimeCode.at(secret, Instant.now().plusSeconds(30)));
        String key = UUID.randomUUID().toString();
        JsonObject signedIn = anonymous()
                .post(AUTH + "/login/second-factor", code, "Idempotency-Key", key)
                .expect(200);
        assertThat(signedIn.getJsonObject("user").getString("id")).isEqualTo(user.getString("id"));
        assertThat(anonymous()
                        .post(AUTH + "/login/second-factor", code, "Idempotency-Key", key)
                        .expect(200))
                .as("asked once more after a lost answer")
                .isEqualTo(signedIn);
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

    private static String setUpAnApp(User user) {
        String app = AUTH + "/second-factor/authenticator";
        String secret = user.post(app, new JsonObject().put("password", TestPlatform.PASSWORD))
                .expect(201)
                .getString("secret");
        user.post(app + "/confirmation", new JsonObject().put("code", OneTimeCode.now(secret)))
                .expect(200);
        return secret;
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

    /** Somebody opened an account with the address of another, and waits for that one to come. */
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

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> platform.rows(
                        "auth", null, "select email from identities where email = '" + email + "'")
                .isEmpty());
    }

    private Map<String, Object> with(String name, Object value) {
        Map<String, Object> claims = new HashMap<>(verified());
        claims.put(name, value);
        return claims;
    }

    private List<String> accounts() {
        return platform.rows("auth", null, "select email from users where email = '" + email + "'");
    }
}
