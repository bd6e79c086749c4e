package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.NewPasskey;
import io.plenary.contracts.auth.Passkey;
import io.plenary.contracts.auth.PasskeyOptions;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A passkey signs in whoever added it, at our pages only, and each answer once. */
class PasskeySignInsTest extends PasskeyStage {

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
}
