package io.plenary.services.auth;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Caller.Platform;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AccessGrant;
import io.plenary.contracts.auth.ApiToken;
import io.plenary.contracts.auth.ApiTokenRequest;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.ClientCredentials;
import io.plenary.contracts.auth.NewApiToken;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.events.Event;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tokens for programs are made, used, and end. */
class ApiTokensTest extends SignInStage {

    private final UUID organization = UUID.randomUUID();

    private static ApiTokenRequest wanted(UUID organizationId, String... scopes) {
        return new ApiTokenRequest(organizationId, "Robot", List.of(scopes), null);
    }

    private static NewApiToken make(UserAccount user, String... scopes) {
        return await(auth.createToken(Caller.user(user.id()), wanted(null, scopes)));
    }

    private Caller owner() {
        return new Caller(node.confirmedUser().id(), Platform.NONE, Map.of(organization, OrganizationRole.OWNER));
    }

    private static TokenClaims validate(String token) {
        return await(auth.validateToken(Caller.ANONYMOUS, token));
    }

    private static void assertDead(String token) {
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.validateToken(Caller.ANONYMOUS, token));
    }

    @Test
    void aTokenSaysWhoseItIsAndWhatFor() {
        UserAccount user = node.confirmedUser();
        NewApiToken token = make(user, "read", "notes:write");

        TokenClaims claims = validate(token.secret());

        assertThat(claims)
                .isEqualTo(new TokenClaims(
                        user.id(),
                        false,
                        null,
                        token.createdAt().plus(Duration.ofDays(90)),
                        null,
                        List.of("read", "notes:write"),
                        token.id(),
                        null));
    }

    /** Or whoever opened the account with the address of another would get in later. */
    @Test
    void whoseAddressIsNotConfirmedMakesNone() {
        UserAccount user = node.newUser();

        assertThat(Refusal.code(catchThrowableOfType(ServiceException.class, () -> make(user, "read"))))
                .hasValue("EMAIL_UNCONFIRMED");
    }

    @Test
    void nothingThatIsKeptOrAnnouncedIsTheTokenItself() {
        Queue<Event> announced = node.node.listen(AuthEvents.ApiTokenCreated.class);
        UserAccount user = node.confirmedUser();
        NewApiToken token = make(user, "read");

        assertThat(node.texts("select t::text from api_tokens t"))
                .isNotEmpty()
                .noneMatch(row -> row.contains(token.secret()));
        assertThat(await(auth.listTokens(Caller.user(user.id()), null)))
                .singleElement()
                .satisfies(listed -> assertThat(listed.toJson()).doesNotContain(token.secret()));
        await().untilAsserted(() -> assertThat(about(user, announced))
                .singleElement()
                .satisfies(event -> assertThat(event.toJson()).doesNotContain(token.secret())));
    }

    @Test
    void aTokenEndsWithItsTimeWhenItIsRevokedAndWithItsOwner() {
        UserAccount user = node.confirmedUser();
        Caller caller = Caller.user(user.id());
        NewApiToken revoked = make(user, "read");
        NewApiToken disabled = make(user, "read");
        NewApiToken expiring = await(auth.createToken(caller, new ApiTokenRequest(null, "Short", List.of("read"), 1)));

        await(auth.revokeToken(caller, null, revoked.id()));
        assertDead(revoked.secret());
        assertRefused(Refusal.NOT_FOUND, () -> auth.revokeToken(caller, null, revoked.id()));

        node.clock.advance(Duration.ofDays(1));
        assertDead(expiring.secret());
        assertThat(validate(disabled.secret())).isNotNull();
        await(auth.changeAccount(ADMIN, user.id(), new MergePatch(new JsonObject().put("disabled", true))));
        assertDead(disabled.secret());
        await(auth.eraseUser(Caller.SYSTEM, user.id()));
        assertThat(node.texts("select id::text from api_tokens where user_id = '" + user.id() + "'"))
                .isEmpty();
    }

    @Test
    void whatIsMistypedIsToldApartFromWhatIsUnknown() {
        String unknown = ApiTokenText.generate(false);

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.validateToken(Caller.ANONYMOUS, unknown + "x"));
        assertDead(unknown);
    }

    @Test
    void theLastUseIsKeptToTheMinute() {
        UserAccount user = node.confirmedUser();
        NewApiToken token = make(user, "read");
        validate(token.secret());
        await().until(() -> lastUsed(user).lastUsedAt() != null);
        var first = lastUsed(user).lastUsedAt();

        node.clock.advance(Duration.ofSeconds(59));
        validate(token.secret());
        node.clock.advance(Duration.ofSeconds(2));
        validate(token.secret());

        await().until(() ->
                first.plus(Duration.ofSeconds(61)).equals(lastUsed(user).lastUsedAt()));
    }

    private static ApiToken lastUsed(UserAccount user) {
        return await(auth.listTokens(Caller.user(user.id()), null)).get(0);
    }

    @Test
    void onlyAnAdministratorsTokenForThatIsAnAdministrators() {
        UserAccount user = node.confirmedUser();
        setAdmin(node.confirmedUser(), true);
        setAdmin(user, true);
        Caller admin = new Caller(user.id(), Platform.ADMIN, Map.of());

        NewApiToken plain = await(auth.createToken(admin, wanted(null, "read")));
        NewApiToken powerful = await(auth.createToken(admin, wanted(null, "admin")));

        assertThat(validate(plain.secret()).admin()).isFalse();
        assertThat(validate(powerful.secret()).admin()).isTrue();
        setAdmin(user, false);
        assertThat(validate(powerful.secret()).admin()).isFalse();
    }

    private static void setAdmin(UserAccount user, boolean admin) {
        await(auth.changeAccount(ADMIN, user.id(), new MergePatch(new JsonObject().put("admin", admin))));
    }

    @Test
    void nobodyGivesWhatIsNotTheirs() {
        Caller user = Caller.user(node.confirmedUser().id());
        Caller owner = owner();
        Caller organizer = new Caller(owner.userId(), Platform.NONE, Map.of(organization, OrganizationRole.ORGANIZER));
        Caller machine = new Caller(null, Platform.NONE, Map.of(organization, OrganizationRole.ORGANIZER));

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.createToken(Caller.ANONYMOUS, wanted(null, "read")));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.createToken(machine, wanted(organization, "read")));
        assertRefused(Refusal.FORBIDDEN, () -> auth.createToken(organizer, wanted(organization, "read")));
        assertRefused(Refusal.FORBIDDEN, () -> auth.listTokens(organizer, organization));
        assertRefused(Refusal.INVALID, () -> auth.createToken(user, wanted(null, "admin")));
        assertRefused(Refusal.INVALID, () -> auth.createToken(owner, wanted(organization, "notes:read")));
        assertRefused(Refusal.INVALID, () -> auth.createToken(user, wanted(null)));
        assertRefused(Refusal.INVALID, () -> auth.createToken(user, wanted(null, "read", "read")));
        assertRefused(Refusal.INVALID, () -> auth.createToken(user, wanted(null, "everything")));
        assertRefused(
                Refusal.INVALID, () -> auth.createToken(user, new ApiTokenRequest(null, " ", List.of("read"), 367)));
        assertThat(await(auth.listTokens(user, null))).isEmpty();
    }

    @Test
    void nobodyRevokesATokenOfSomebodyElse() {
        NewApiToken token = make(node.confirmedUser(), "read");

        assertRefused(
                Refusal.NOT_FOUND,
                () -> auth.revokeToken(Caller.user(node.confirmedUser().id()), null, token.id()));
        assertRefused(Refusal.NOT_FOUND, () -> auth.revokeToken(owner(), organization, token.id()));
        assertThat(validate(token.secret())).isNotNull();
    }

    @Test
    void thereAreFiftyAtMost() {
        UserAccount user = node.confirmedUser();
        for (int i = 0; i < ApiTokenRules.MOST; i++) {
            make(user, "read");
        }

        assertRefused(Refusal.CONFLICT, () -> auth.createToken(Caller.user(user.id()), wanted(null, "read")));
    }

    @Test
    void anAccessTokenOfAClientEndsWithTheClient() {
        Caller owner = owner();
        NewApiToken client = await(auth.createToken(owner, wanted(organization, "read", "program:write")));
        String id = client.id().toString();

        AccessGrant grant =
                await(auth.grantAccess(Caller.ANONYMOUS, new ClientCredentials(id, client.secret(), List.of("read"))));

        TokenClaims claims = validate(grant.accessToken());
        assertThat(claims.userId()).isNull();
        assertThat(claims.admin()).isFalse();
        assertThat(claims.organizationId()).isEqualTo(organization);
        assertThat(claims.scopes()).containsExactly("read");
        assertThat(claims.expiresAt())
                .isBefore(node.clock.instant().plus(Duration.ofMinutes(15).plusSeconds(1)));
        await(auth.revokeToken(owner, organization, client.id()));
        assertDead(grant.accessToken());
        assertDead(client.secret());
    }

    @Test
    void aClientGetsNothingWithOtherCredentialsOrMoreScopes() {
        NewApiToken client = await(auth.createToken(owner(), wanted(organization, "read")));
        NewApiToken personal = make(node.confirmedUser(), "read");
        String id = client.id().toString();

        for (ClientCredentials wrong : List.of(
                new ClientCredentials(id, null, null),
                new ClientCredentials(id, ApiTokenText.generate(true), null),
                new ClientCredentials(UUID.randomUUID().toString(), client.secret(), null),
                new ClientCredentials(null, client.secret(), null),
                new ClientCredentials(personal.id().toString(), personal.secret(), null))) {
            assertRefused(Refusal.UNAUTHENTICATED, () -> auth.grantAccess(Caller.ANONYMOUS, wrong));
        }
        assertRefused(
                Refusal.INVALID,
                () -> auth.grantAccess(
                        Caller.ANONYMOUS, new ClientCredentials(id, client.secret(), List.of("read", "admin"))));
    }
}
