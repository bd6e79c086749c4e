package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AddedPasskey;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.NewPasskey;
import io.plenary.contracts.auth.Passkey;
import io.plenary.contracts.auth.PasskeyOptions;
import io.plenary.contracts.auth.PasskeysService;
import io.plenary.contracts.auth.SecondFactorCode;
import io.plenary.contracts.auth.ShownPasskey;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.testing.OneTimeCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A passkey signs in whoever added it, at our pages only, and each answer once. */
class PasskeysTest {

    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());
    private static final Duration STEP = Duration.ofSeconds(30);

    private static AuthNode node;
    private static AuthService auth;
    private static PasskeysService passkeys;

    private UserAccount user;
    private Caller caller;
    private PasskeyDevice device;

    @BeforeAll
    static void start() {
        node = new AuthNode();
        auth = node.auth;
        passkeys = node.node.proxy(PasskeysService.class, PasskeysService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void makeAnAccount() {
        user = confirmed(node.newUser());
        caller = callerOf(user);
        device = new PasskeyDevice(origin());
    }

    private static UserAccount confirmed(UserAccount account) {
        return change(account, "confirmed", true);
    }

    private static UserAccount change(UserAccount account, String member, boolean value) {
        return await(auth.changeAccount(ADMIN, account.id(), new MergePatch(new JsonObject().put(member, value))));
    }

    private static Caller callerOf(UserAccount account) {
        TokenClaims claims = claims(node.signIn(account));
        return new Caller(account.id(), Caller.Platform.NONE, Map.of(), claims.signInId());
    }

    private static TokenClaims claims(SignIn signIn) {
        return await(auth.validateToken(Caller.ANONYMOUS, signIn.accessToken()));
    }

    @Test
    void onesOwnPasskeySignsInWithoutNamingTheAccount() {
        Passkey added = add("Phone").passkey();

        SignIn signIn = await(signIn(device.show(options())));

        assertThat(signIn.user().id()).isEqualTo(user.id());
        assertThat(await(passkeys.list(caller))).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(added.id());
            assertThat(found.lastUsedAt()).isNotNull();
        });
    }

    @Test
    void thePasswordAloneOpensNothingAnyMore() {
        add("Phone");

        assertThatThrownBy(() -> node.signIn(user))
                .isInstanceOfSatisfying(ServiceException.class, refusal -> assertThat(Refusal.code(refusal))
                        .hasValue("SECOND_FACTOR_REQUIRED"));
        assertThat(claims(await(signIn(device.show(options())))).secondFactor()).isTrue();
    }

    @Test
    void theFirstOneEndsOtherSignInsAndBringsRecoveryCodes() {
        String elsewhere = node.signIn(user).refreshToken();

        AddedPasskey first = add("Phone");
        AddedPasskey second = add(new PasskeyDevice(origin()), "Laptop");

        assertThat(first.recoveryCodes()).hasSize(10);
        assertThat(second.recoveryCodes()).isNull();
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, elsewhere));
        assertThat(await(auth.listSignIns(caller))).hasSize(1);
    }

    @Test
    void aRecoveryCodeOpensWhereThePasskeyIsLost() {
        String code = add("Phone").recoveryCodes().get(0);

        SignIn signIn = await(
                auth.authenticateFurther(Caller.ANONYMOUS, new SecondFactorCode(challenge(), code, null, null, null)));

        assertThat(signIn.user().id()).isEqualTo(user.id());
    }

    /** There is no app that could have made it. */
    @Test
    void aCodeOfNoAppIsWrong() {
        add("Phone");

        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> auth.authenticateFurther(
                        Caller.ANONYMOUS, new SecondFactorCode(challenge(), "123456", null, null, null)));
    }

    @Test
    void recoveryCodesGoWithTheLastFactor() {
        Passkey added = add("Phone").passkey();
        String secret = await(auth.addAuthenticator(caller, PASSWORD)).secret();
        await(auth.confirmAuthenticator(caller, OneTimeCode.at(secret, node.clock.instant())));
        node.clock.advance(STEP);

        await(auth.removeAuthenticator(caller, PASSWORD));
        assertThat(await(auth.secondFactor(caller)).recoveryCodes()).isEqualTo(10);
        await(passkeys.remove(caller, added.id(), PASSWORD));

        assertThat(await(auth.secondFactor(caller)).recoveryCodes()).isZero();
        assertThat(node.signIn(user).user().id()).isEqualTo(user.id());
    }

    @Test
    void anAdministratorTakesThemAwayFromWhoLostThem() {
        add("Phone");

        await(auth.resetSecondFactor(ADMIN, user.id()));

        assertThat(await(passkeys.list(callerOf(user)))).isEmpty();
    }

    @Test
    void anAnswerIsGoodOnce() {
        add("Phone");
        JsonObject shown = device.show(options());
        await(signIn(shown));
        // Most passkeys do not count.
        await(node.database.direct().query("update passkeys set counter = 0").execute());

        assertRefused(Refusal.CONFLICT, () -> signIn(shown));
    }

    @Test
    void ofTwoAnswersAtOnceOneIsTooLate() {
        add("Phone");
        JsonObject shown = device.show(options());

        List<Future<SignIn>> both =
                IntStream.range(0, 2).mapToObj(i -> signIn(shown)).toList();
        await(Future.join(both).otherwiseEmpty());

        assertThat(both).filteredOn(Future::succeeded).hasSize(1);
    }

    @Test
    void anAnswerThatTookTooLongOpensNothing() {
        add("Phone");
        JsonObject shown = device.show(options());
        node.clock.advance(Duration.ofMinutes(5));

        assertRefused(Refusal.CONFLICT, () -> signIn(shown));
    }

    /** A challenge of our own for something else, and one that somebody made up. */
    @Test
    void onlyChallengesToSignInSignIn() {
        add("Phone");
        JsonObject another = await(passkeys.beginAdding(caller, PASSWORD)).publicKey();
        JsonObject asked = options().publicKey();

        for (String text : List.of(another.getString("challenge"), "A".repeat(75), "f".repeat(74) + "8", "AAAA")) {
            PasskeyOptions forged = new PasskeyOptions(asked.copy().put("challenge", text));
            assertRefused(Refusal.CONFLICT, () -> signIn(device.show(forged)));
        }
    }

    @Test
    void whatAnotherPageGotOpensNothing() {
        add("Phone");
        device.goTo("https://plenary.example.net");
        JsonObject shown = device.show(options());

        assertRefused(Refusal.UNAUTHENTICATED, () -> signIn(shown));
    }

    @Test
    void whatNobodySignedOpensNothing() {
        add("Phone");
        JsonObject shown = device.show(options());
        JsonObject other = device.show(options());
        shown.getJsonObject("response")
                .put("signature", other.getJsonObject("response").getString("signature"));

        assertRefused(Refusal.UNAUTHENTICATED, () -> signIn(shown));
    }

    @Test
    void aPasskeyOpensNoAccountButItsOwn() {
        add("Phone");
        UserAccount victim = confirmed(node.newUser());
        PasskeyDevice theirs = new PasskeyDevice(origin());
        add(callerOf(victim), theirs, "Theirs");
        JsonObject shown = device.show(options());
        shown.getJsonObject("response")
                .put(
                        "userHandle",
                        theirs.show(options()).getJsonObject("response").getString("userHandle"));

        assertRefused(Refusal.UNAUTHENTICATED, () -> signIn(shown));
    }

    @Test
    void aCounterThatWentBackIsRefused() {
        add("Phone");
        await(node.database.direct().query("update passkeys set counter = 1000").execute());
        JsonObject shown = device.show(options());

        assertRefused(Refusal.UNAUTHENTICATED, () -> signIn(shown));
    }

    @Test
    void oneThatWasRemovedSignsNobodyIn() {
        Passkey added = add("Phone").passkey();
        await(passkeys.remove(caller, added.id(), PASSWORD));
        JsonObject shown = device.show(options());

        assertRefused(Refusal.UNAUTHENTICATED, () -> signIn(shown));
    }

    @Test
    void aDisabledAccountIsShutForPasskeysToo() {
        add("Phone");
        change(user, "disabled", true);

        assertRefused(Refusal.UNAUTHENTICATED, () -> signIn(device.show(options())));
    }

    @Test
    void addingAndRemovingNeedThePassword() {
        Passkey added = add("Phone").passkey();

        assertRefused(Refusal.UNAUTHENTICATED, () -> passkeys.beginAdding(caller, "wrong battery horse"));
        assertRefused(Refusal.UNAUTHENTICATED, () -> passkeys.remove(caller, added.id(), "wrong battery horse"));
        assertThat(await(passkeys.list(caller))).hasSize(1);
    }

    /** Or whoever opens an account with the address of somebody else would have a key to it later. */
    @Test
    void anAddressThatIsNotConfirmedGetsNone() {
        Caller anybody = callerOf(node.newUser());

        assertRefused(Refusal.CONFLICT, () -> passkeys.beginAdding(anybody, PASSWORD));
    }

    @Test
    void nobodyTouchesThePasskeysOfOthers() {
        Passkey added = add("Phone").passkey();
        Caller stranger = callerOf(node.newUser());

        assertThat(await(passkeys.list(stranger))).isEmpty();
        assertRefused(Refusal.NOT_FOUND, () -> passkeys.rename(stranger, added.id(), "Mine"));
        assertRefused(Refusal.NOT_FOUND, () -> passkeys.remove(stranger, added.id(), PASSWORD));
        assertRefused(Refusal.UNAUTHENTICATED, () -> passkeys.list(Caller.ANONYMOUS));
        assertRefused(Refusal.UNAUTHENTICATED, () -> passkeys.rename(Caller.ANONYMOUS, added.id(), "Mine"));
        assertRefused(Refusal.UNAUTHENTICATED, () -> passkeys.beginAdding(Caller.ANONYMOUS, PASSWORD));
    }

    @Test
    void whatWasBegunByOneIsNotFinishedByAnother() {
        JsonObject made = device.make(await(passkeys.beginAdding(caller, PASSWORD)));
        Caller stranger = callerOf(confirmed(node.newUser()));

        assertRefused(Refusal.CONFLICT, () -> passkeys.add(stranger, new NewPasskey("Mine", made)));
    }

    @Test
    void whatTheDeviceMadeIsAddedOnce() {
        JsonObject made = device.make(await(passkeys.beginAdding(caller, PASSWORD)));
        await(passkeys.add(caller, new NewPasskey("Phone", made)));

        assertRefused(Refusal.CONFLICT, () -> passkeys.add(caller, new NewPasskey("Phone", made)));
        assertThat(await(passkeys.list(caller))).hasSize(1);
    }

    @Test
    void whatIsShownToSignInAddsNothing() {
        add("Phone");
        PasskeyOptions adding = await(passkeys.beginAdding(caller, PASSWORD));
        PasskeyOptions showing = new PasskeyOptions(
                options().publicKey().put("challenge", adding.publicKey().getString("challenge")));

        assertRefused(Refusal.INVALID, () -> passkeys.add(caller, new NewPasskey("Again", device.show(showing))));
    }

    @Test
    void anAccountHasAtMostTwenty() {
        IntStream.range(0, 20).forEach(i -> add(new PasskeyDevice(origin()), "Key " + i));

        assertRefused(Refusal.CONFLICT, () -> passkeys.beginAdding(caller, PASSWORD));
    }

    @Test
    void aNameHasAtMost100Characters() {
        Passkey added = add("Phone").passkey();

        assertRefused(Refusal.INVALID, () -> passkeys.rename(caller, added.id(), "n".repeat(101)));
        assertThat(await(passkeys.rename(caller, added.id(), " Laptop ")).name())
                .isEqualTo("Laptop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"AAAA\"}",
                "{\"id\":\"not base64!\",\"response\":{\"clientDataJSON\":\"e30\"}}",
                "{\"id\":\"AAAA\",\"response\":{\"clientDataJSON\":\"e30\"}}",
                "{\"id\":\"AAAA\",\"response\":{\"clientDataJSON\":\"////\"}}",
                "{\"id\":\"AAAA\",\"response\":{\"clientDataJSON\":\"W10\"}}",
                "{\"id\":7,\"response\":[]}"
            })
    void whatIsNoCredentialIsRefused(String credential) {
        assertRefused(Refusal.INVALID, () -> signIn(new JsonObject(credential)));
        assertRefused(Refusal.INVALID, () -> passkeys.add(caller, new NewPasskey("Phone", new JsonObject(credential))));
    }

    private AddedPasskey add(String name) {
        return add(device, name);
    }

    private AddedPasskey add(PasskeyDevice at, String name) {
        return add(caller, at, name);
    }

    private static AddedPasskey add(Caller whose, PasskeyDevice at, String name) {
        return await(passkeys.add(whose, new NewPasskey(name, at.make(await(passkeys.beginAdding(whose, PASSWORD))))));
    }

    private static PasskeyOptions options() {
        return await(passkeys.beginSignIn(Caller.ANONYMOUS));
    }

    private static Future<SignIn> signIn(JsonObject shown) {
        return passkeys.signIn(Caller.ANONYMOUS, new ShownPasskey(shown, null, null, null));
    }

    private String challenge() {
        try {
            node.signIn(user);
            throw new AssertionError("Nothing more was asked for.");
        } catch (ServiceException refusal) {
            return Refusal.challenge(refusal).orElseThrow();
        }
    }

    private static String origin() {
        return node.node.node().settings().http().baseUrl();
    }
}
