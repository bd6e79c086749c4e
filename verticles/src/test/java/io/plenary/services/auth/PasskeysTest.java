package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.NewPasskey;
import io.plenary.contracts.auth.Passkey;
import io.plenary.contracts.auth.PasskeyChallenge;
import io.plenary.contracts.auth.PasskeyCredentials;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A passkey signs in whoever added it, at our pages only, and each answer once. */
class PasskeysTest {

    private static AuthNode node;
    private static AuthService auth;

    private UserAccount user;
    private Caller caller;
    private PasskeyDevice device;

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
    void makeAnAccount() {
        user = node.newUser();
        caller = Caller.user(user.id());
        device = new PasskeyDevice(origin());
    }

    @Test
    void onesOwnPasskeySignsInWithoutNamingTheAccount() {
        Passkey added = add("Phone");

        PasskeyChallenge challenge = challenge();
        SignIn signIn = await(signIn(device.show(challenge), challenge));

        assertThat(signIn.user().id()).isEqualTo(user.id());
        assertThat(await(auth.listPasskeys(caller))).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(added.id());
            assertThat(found.lastUsedAt()).isNotNull();
        });
    }

    @Test
    void anAnswerIsGoodOnce() {
        add("Phone");
        PasskeyChallenge challenge = challenge();
        JsonObject shown = device.show(challenge);
        await(signIn(shown, challenge));

        assertRefused(Refusal.CONFLICT, () -> signIn(shown, challenge));
        assertRefused(Refusal.UNAUTHENTICATED, () -> signIn(shown, challenge()));
    }

    @Test
    void anAnswerThatTookTooLongOpensNothing() {
        add("Phone");
        PasskeyChallenge challenge = challenge();
        JsonObject shown = device.show(challenge);
        node.clock.advance(Duration.ofMinutes(5));

        assertRefused(Refusal.CONFLICT, () -> signIn(shown, challenge));
    }

    @Test
    void whatAnotherPageGotOpensNothing() {
        add("Phone");
        device.goTo("https://plenary.example.net");
        PasskeyChallenge challenge = challenge();
        JsonObject shown = device.show(challenge);

        assertRefused(Refusal.UNAUTHENTICATED, () -> signIn(shown, challenge));
    }

    @Test
    void aCounterThatWentBackIsRefused() {
        add("Phone");
        await(node.database.direct().query("update passkeys set counter = 1000").execute());
        PasskeyChallenge challenge = challenge();
        JsonObject shown = device.show(challenge);

        assertRefused(Refusal.UNAUTHENTICATED, () -> signIn(shown, challenge));
    }

    @Test
    void oneThatWasRemovedSignsNobodyIn() {
        Passkey added = add("Phone");
        await(auth.removePasskey(caller, added.id(), PASSWORD));
        PasskeyChallenge challenge = challenge();
        JsonObject shown = device.show(challenge);

        assertRefused(Refusal.UNAUTHENTICATED, () -> signIn(shown, challenge));
    }

    @Test
    void addingAndRemovingNeedThePassword() {
        Passkey added = add("Phone");

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.beginPasskey(caller, "wrong battery horse"));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.removePasskey(caller, added.id(), "wrong battery horse"));
        assertThat(await(auth.listPasskeys(caller))).hasSize(1);
    }

    @Test
    void nobodyTouchesThePasskeysOfOthers() {
        Passkey added = add("Phone");
        Caller stranger = Caller.user(node.newUser().id());

        assertThat(await(auth.listPasskeys(stranger))).isEmpty();
        assertRefused(Refusal.NOT_FOUND, () -> auth.renamePasskey(stranger, added.id(), "Mine"));
        assertRefused(Refusal.NOT_FOUND, () -> auth.removePasskey(stranger, added.id(), PASSWORD));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.listPasskeys(Caller.ANONYMOUS));
    }

    @Test
    void whatWasBegunByOneIsNotFinishedByAnother() {
        PasskeyChallenge begun = await(auth.beginPasskey(caller, PASSWORD));
        JsonObject made = device.make(begun);
        Caller stranger = Caller.user(node.newUser().id());

        assertRefused(Refusal.CONFLICT, () -> auth.addPasskey(stranger, new NewPasskey(begun.id(), "Mine", made)));
    }

    @Test
    void aNameHasAtMost100Characters() {
        Passkey added = add("Phone");

        assertRefused(Refusal.INVALID, () -> auth.renamePasskey(caller, added.id(), "n".repeat(101)));
        assertThat(await(auth.renamePasskey(caller, added.id(), " Laptop ")).name())
                .isEqualTo("Laptop");
    }

    private Passkey add(String name) {
        PasskeyChallenge begun = await(auth.beginPasskey(caller, PASSWORD));
        return await(auth.addPasskey(caller, new NewPasskey(begun.id(), name, device.make(begun))));
    }

    private static PasskeyChallenge challenge() {
        return await(auth.beginPasskeySignIn(Caller.ANONYMOUS, null));
    }

    private static Future<SignIn> signIn(JsonObject shown, PasskeyChallenge challenge) {
        return auth.authenticateByPasskey(
                Caller.ANONYMOUS, new PasskeyCredentials(challenge.id(), shown, null, null, null));
    }

    private static String origin() {
        return node.node.node().settings().http().baseUrl();
    }
}
