package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.RecoveryCodes;
import io.plenary.contracts.auth.SecondFactorCode;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.testing.OneTimeCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecondFactorTest {

    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String STRANGE = "203.0.113.9";

    private static AuthNode node;
    private static AuthService auth;

    private UserAccount user;
    private Caller owner;
    private String secret;
    private List<String> recoveryCodes;

    @BeforeAll
    static void start() {
        node = new AuthNode();
        auth = node.auth;
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void makeAnAccountWithAnApp() {
        user = confirmed(node.newUser());
        owner = Caller.user(user.id());
        secret = await(auth.addAuthenticator(owner, PASSWORD)).secret();
        recoveryCodes = await(auth.confirmAuthenticator(owner, code())).codes();
        node.clock.advance(STEP);
    }

    private static UserAccount confirmed(UserAccount account) {
        MergePatch patch = new MergePatch(new JsonObject().put("confirmed", true));
        return await(auth.changeAccount(ADMIN, account.id(), patch));
    }

    /** Or whoever opens an account with the address of somebody else would shut its owner out. */
    @Test
    void anAddressThatIsNotConfirmedGetsNone() {
        Caller anybody = Caller.user(node.newUser().id());

        assertCode("EMAIL_UNCONFIRMED", () -> await(auth.addAuthenticator(anybody, PASSWORD)));
    }

    @Test
    void whoSignedInWithoutACodeIsSignedOut() {
        UserAccount another = confirmed(node.newUser());
        String elsewhere = node.signIn(another).refreshToken();
        String token = node.signIn(another).accessToken();
        UUID here = await(auth.validateToken(Caller.ANONYMOUS, token)).signInId();
        Caller them = new Caller(another.id(), Caller.Platform.NONE, Map.of(), here);
        String told = await(auth.addAuthenticator(them, PASSWORD)).secret();
        await(auth.confirmAuthenticator(them, OneTimeCode.at(told, node.clock.instant())));

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, elsewhere));
        assertThat(await(auth.listSignIns(them))).hasSize(1);
    }

    private String code() {
        return OneTimeCode.at(secret, node.clock.instant());
    }

    /** The one that is shown now is not this one. */
    private String wrongCode() {
        return code().equals("000000") ? "000001" : "000000";
    }

    private String challenge(String from) {
        return challenge(new Credentials(user.email(), PASSWORD, from));
    }

    private static String challenge(Credentials typed) {
        ServiceException refusal =
                catchThrowableOfType(ServiceException.class, () -> await(auth.authenticate(Caller.ANONYMOUS, typed)));
        assertThat(Refusal.code(refusal)).hasValue("SECOND_FACTOR_REQUIRED");
        return Refusal.challenge(refusal).orElseThrow();
    }

    private static Future<SignIn> show(String challenge, String code) {
        return show(challenge, code, null, null);
    }

    private static Future<SignIn> show(String challenge, String code, String address, String device) {
        return auth.authenticateFurther(Caller.ANONYMOUS, new SecondFactorCode(challenge, code, address, device, null));
    }

    private static void assertCode(String code, Runnable call) {
        assertThat(Refusal.code(catchThrowableOfType(ServiceException.class, call::run)))
                .hasValue(code);
    }

    @Test
    void aPasswordAloneOpensNothing() {
        int before = openSignIns();

        challenge((String) null);

        assertThat(openSignIns()).isEqualTo(before);
    }

    private int openSignIns() {
        return await(auth.listSignIns(owner)).size();
    }

    @Test
    void aCodeOpensTheAccountAndCountsForOne() {
        String code = code();

        assertThat(await(show(challenge((String) null), code.substring(0, 3) + " " + code.substring(3)))
                        .user()
                        .id())
                .isEqualTo(user.id());
        assertCode("WRONG_CODE", () -> await(show(challenge((String) null), code)));
    }

    @Test
    void ofManyWhoShowTheSameCodeOneIsLetIn() {
        String code = code();
        List<String> challenges =
                IntStream.range(0, 3).mapToObj(i -> challenge((String) null)).toList();

        long in = challenges.stream().map(challenge -> show(challenge, code)).toList().stream()
                .filter(shown -> isDone(shown))
                .count();

        assertThat(in).isEqualTo(1);
    }

    @Test
    void aChallengeLetsOneInHoweverOftenItIsShownAtOnce() {
        String challenge = challenge((String) null);

        long in = List.of(show(challenge, recoveryCodes.get(0)), show(challenge, recoveryCodes.get(1))).stream()
                .filter(SecondFactorTest::isDone)
                .count();

        assertThat(in).isEqualTo(1);
        assertThat(await(auth.secondFactor(owner)).recoveryCodes()).isEqualTo(9);
    }

    private static boolean isDone(Future<?> shown) {
        return await(shown.transform(end -> Future.succeededFuture(end.succeeded())));
    }

    @Test
    void aRecoveryCodeOpensTheAccountOnce() {
        String code = recoveryCodes.get(3).toUpperCase().replace('-', ' ');

        assertThat(await(show(challenge((String) null), code)).user().id()).isEqualTo(user.id());
        assertCode("WRONG_CODE", () -> await(show(challenge((String) null), code)));
        assertThat(await(auth.secondFactor(owner)).recoveryCodes()).isEqualTo(9);
    }

    @Test
    void nobodyGoesOnWithTheCodesOfSomebodyElse() {
        String theirs = recoveryCodes.get(0);
        String theirCode = code();
        makeAnAccountWithAnApp();

        assertCode("WRONG_CODE", () -> await(show(challenge((String) null), theirs)));
        assertCode("WRONG_CODE", () -> await(show(challenge((String) null), theirCode)));
    }

    @Test
    void aChallengeEndsAfterFiveMinutesAndAfterFiveCodes() {
        String late = challenge((String) null);
        node.clock.advance(Duration.ofMinutes(5));
        assertCode("CHALLENGE_ENDED", () -> await(show(late, code())));

        String used = challenge((String) null);
        IntStream.range(0, 5).forEach(i -> assertRefused(Refusal.UNAUTHENTICATED, () -> show(used, "no code at all")));
        assertCode("CHALLENGE_ENDED", () -> await(show(used, recoveryCodes.get(0))));
        assertCode("CHALLENGE_ENDED", () -> await(show("made up", code())));
    }

    @Test
    void aChallengeEndsWithThePassword() {
        String challenge = challenge((String) null);
        await(auth.changePassword(owner, new PasswordChange(PASSWORD, "another horse battery")));

        assertCode("CHALLENGE_ENDED", () -> await(show(challenge, code())));
    }

    /** Six digits are found by trying, so that whoever knows the password must not try often, wherever they come from. */
    @Test
    void strangersWaitTogetherAndTheOwnerDoesNot() {
        String device =
                await(show(challenge((String) null), recoveryCodes.get(1))).device();
        guess(5);

        assertRefused(Refusal.TOO_MANY, () -> show(challenge("198.51.100.1"), code(), "198.51.100.1", null));
        String own = challenge(new Credentials(user.email(), PASSWORD, STRANGE, device));
        assertThat(await(show(own, code(), STRANGE, device)).user().id()).isEqualTo(user.id());
        assertThat(await(show(challenge("198.51.100.2"), recoveryCodes.get(0)))
                        .user()
                        .id())
                .isEqualTo(user.id());
    }

    private void guess(int times) {
        IntStream.range(0, times)
                .forEach(i -> assertRefused(
                        Refusal.UNAUTHENTICATED, () -> show(challenge(STRANGE + i), wrongCode(), STRANGE + i, null)));
    }

    @Test
    void theWaitGrows() {
        guess(5);
        String challenge = challenge("198.51.100.3");
        node.clock.advance(Duration.ofSeconds(1));
        assertRefused(Refusal.UNAUTHENTICATED, () -> show(challenge, wrongCode()));
        node.clock.advance(Duration.ofSeconds(1));

        assertRefused(Refusal.TOO_MANY, () -> show(challenge, code()));
    }

    @Test
    void whatWasWrongIsForgivenByASignInAndNotByAPassword() {
        IntStream.range(0, 2)
                .forEach(i -> assertRefused(
                        Refusal.UNAUTHENTICATED,
                        () -> auth.authenticate(
                                Caller.ANONYMOUS, new Credentials(user.email(), "wrong one", STRANGE))));
        String challenge = challenge(STRANGE);
        assertRefused(
                Refusal.TOO_MANY,
                () -> auth.authenticate(Caller.ANONYMOUS, new Credentials(user.email(), PASSWORD, STRANGE)));

        await(show(challenge, code(), STRANGE, null));
        assertThat(challenge(STRANGE)).isNotEmpty();
    }

    @Test
    void anAppIsAskedForOnlyOnceACodeOfItWasShown() {
        UserAccount another = confirmed(node.newUser());
        Caller them = Caller.user(another.id());
        await(auth.addAuthenticator(them, PASSWORD));

        assertCode("WRONG_CODE", () -> await(auth.confirmAuthenticator(them, "000000")));
        assertThat(node.signIn(another).user().id()).isEqualTo(another.id());
        assertThat(await(auth.secondFactor(them)).authenticatorSince()).isNull();
    }

    @Test
    void theFirstCodeIsNotFoundByTrying() {
        UserAccount another = confirmed(node.newUser());
        Caller them = Caller.user(another.id());
        String told = await(auth.addAuthenticator(them, PASSWORD)).secret();
        IntStream.range(0, 5)
                .forEach(i -> assertCode("WRONG_CODE", () -> await(auth.confirmAuthenticator(them, "00000" + i))));

        assertCode("APP_GONE", () -> await(auth.confirmAuthenticator(them, shownBy(told))));
        String anew = await(auth.addAuthenticator(them, PASSWORD)).secret();
        assertThat(await(auth.confirmAuthenticator(them, shownBy(anew))).codes())
                .hasSize(10);
    }

    @Test
    void anAppThatWasOnlyShownIsGoneAfterAQuarterOfAnHour() {
        UserAccount another = confirmed(node.newUser());
        Caller them = Caller.user(another.id());
        String told = await(auth.addAuthenticator(them, PASSWORD)).secret();
        node.clock.advance(Duration.ofMinutes(15));

        assertCode("APP_GONE", () -> await(auth.confirmAuthenticator(them, shownBy(told))));
    }

    private static String shownBy(String told) {
        return OneTimeCode.at(told, node.clock.instant());
    }

    /** Whoever knew the password before the app was set up has collected marks, each with tries of its own. */
    @ParameterizedTest
    @EnumSource(Ending.class)
    void marksOfDevicesFromBeforeEnd(Ending ending) {
        UserAccount another = confirmed(node.newUser());
        SignIn before = node.signIn(another);
        Caller them = Caller.user(another.id());

        String password = ending.end(them, before);

        IntStream.range(0, 3)
                .forEach(i -> assertRefused(
                        Refusal.UNAUTHENTICATED,
                        () -> auth.authenticate(
                                Caller.ANONYMOUS, new Credentials(another.email(), "wrong one", STRANGE))));
        Credentials known = new Credentials(another.email(), password, STRANGE, before.device());
        assertRefused(Refusal.TOO_MANY, () -> auth.authenticate(Caller.ANONYMOUS, known));
    }

    /** What ends the marks of devices. */
    private enum Ending {
        PASSWORD_CHANGED {
            @Override
            String end(Caller them, SignIn before) {
                await(auth.changePassword(them, new PasswordChange(PASSWORD, "another horse battery")));
                return "another horse battery";
            }
        },
        SIGNED_OUT_EVERYWHERE {
            @Override
            String end(Caller them, SignIn before) {
                await(auth.signOutEverywhere(them));
                return PASSWORD;
            }
        },
        OTHERS_SIGNED_OUT {
            @Override
            String end(Caller them, SignIn before) {
                await(auth.endOtherSignIns(them, UUID.randomUUID()));
                return PASSWORD;
            }
        },
        APP_CONFIRMED {
            @Override
            String end(Caller them, SignIn before) {
                await(auth.confirmAuthenticator(
                        them,
                        shownBy(await(auth.addAuthenticator(them, PASSWORD)).secret())));
                return PASSWORD;
            }
        };

        abstract String end(Caller them, SignIn before);
    }

    @Test
    void whoSignsInWhileAnAppIsConfirmedShowsACodeOrIsSignedOut() {
        UserAccount another = confirmed(node.newUser());
        Caller them = Caller.user(another.id());
        String code = shownBy(await(auth.addAuthenticator(them, PASSWORD)).secret());
        Promise<Void> locked = Promise.promise();
        Promise<Void> held = Promise.promise();
        Future<Void> holding = node.database.write(Caller.SYSTEM, tx -> UserStore.lock(tx.sql(), another.id())
                .<Void>mapEmpty()
                .onComplete(locked)
                .compose(done -> held.future()));
        await(locked.future());
        Future<SignIn> late = auth.authenticate(Caller.ANONYMOUS, new Credentials(another.email(), PASSWORD, null));
        awaitWaiting(1);
        Future<RecoveryCodes> confirmed = auth.confirmAuthenticator(them, code);
        awaitWaiting(2);
        held.complete();

        await(holding.compose(done -> confirmed).compose(done -> late.otherwiseEmpty()));
        assertThat(await(auth.listSignIns(them))).isEmpty();
    }

    private static void awaitWaiting(int transactions) {
        String waiting =
                """
                select pid::text from pg_stat_activity
                where wait_event_type = 'Lock' and datname = current_database()
                """;
        Awaitility.await().until(() -> node.texts(waiting).size() == transactions);
    }

    @Test
    void aSecondAppIsNotAddedUnseen() {
        assertCode("SECOND_FACTOR_EXISTS", () -> await(auth.addAuthenticator(owner, PASSWORD)));
        assertRefused(Refusal.NOT_FOUND, () -> auth.confirmAuthenticator(owner, code()));
    }

    @Test
    void nothingChangesWithoutThePassword() {
        assertCode("WRONG_PASSWORD", () -> await(auth.removeAuthenticator(owner, "wrong one")));
        assertCode("WRONG_PASSWORD", () -> await(auth.renewRecoveryCodes(owner, "wrong one")));
        assertCode("WRONG_PASSWORD", () -> await(auth.addAuthenticator(owner, "wrong one")));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.secondFactor(Caller.ANONYMOUS));

        assertThat(await(auth.secondFactor(owner)).recoveryCodes()).isEqualTo(10);
    }

    @Test
    void newRecoveryCodesEndThoseFromBefore() {
        List<String> renewed = await(auth.renewRecoveryCodes(owner, PASSWORD)).codes();

        assertCode("WRONG_CODE", () -> await(show(challenge((String) null), recoveryCodes.get(0))));
        assertThat(await(show(challenge((String) null), renewed.get(0))).user().id())
                .isEqualTo(user.id());
    }

    @Test
    void withoutItThePasswordIsEnoughAgain() {
        String waiting = challenge((String) null);
        await(auth.removeAuthenticator(owner, PASSWORD));

        assertThat(node.signIn(user).user().id()).isEqualTo(user.id());
        assertCode("CHALLENGE_ENDED", () -> await(show(waiting, recoveryCodes.get(0))));
        assertRefused(Refusal.NOT_FOUND, () -> auth.removeAuthenticator(owner, PASSWORD));
        assertRefused(Refusal.NOT_FOUND, () -> auth.renewRecoveryCodes(owner, PASSWORD));
    }

    @Test
    void administratorsHelpWhoLostIt() {
        assertRefused(Refusal.FORBIDDEN, () -> auth.resetSecondFactor(owner, user.id()));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.resetSecondFactor(Caller.ANONYMOUS, user.id()));
        assertRefused(Refusal.NOT_FOUND, () -> auth.resetSecondFactor(ADMIN, UUID.randomUUID()));

        await(auth.resetSecondFactor(ADMIN, user.id()));
        await(auth.resetSecondFactor(ADMIN, user.id()));

        assertThat(node.signIn(user).user().id()).isEqualTo(user.id());
    }

    @Test
    void itIsKeptSealedAndGoesWithTheAccount() {
        assertThat(node.texts(
                        "select encode(sealed_secret, 'hex') from authenticators where user_id = '" + user.id() + "'"))
                .hasSize(1)
                .noneMatch(kept -> kept.contains(HexFormat.of().formatHex(OneTimeCode.decoded(secret))));

        await(auth.eraseUser(Caller.SYSTEM, user.id()));

        assertThat(node.texts("select 'left' from authenticators where user_id = '" + user.id() + "' union all"
                        + " select 'left' from recovery_codes where user_id = '" + user.id() + "'"))
                .isEmpty();
    }
}
