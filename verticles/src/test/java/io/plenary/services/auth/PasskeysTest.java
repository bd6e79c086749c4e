package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AddedPasskey;
import io.plenary.contracts.auth.NewPasskey;
import io.plenary.contracts.auth.Passkey;
import io.plenary.contracts.auth.PasskeyOptions;
import io.plenary.contracts.auth.SecondFactorCode;
import io.plenary.contracts.auth.SignIn;
import io.plenary.testing.OneTimeCode;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Passkeys are added and taken away by whom they belong to, and are a second factor. */
class PasskeysTest extends PasskeyStage {

    private static final Duration STEP = Duration.ofSeconds(30);

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
}
