package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AddedPasskey;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.NewPasskey;
import io.plenary.contracts.auth.PasskeyOptions;
import io.plenary.contracts.auth.PasskeysService;
import io.plenary.contracts.auth.ShownPasskey;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An account, and a device that keeps passkeys. */
@ResourceLock("PasskeyStage")
abstract class PasskeyStage {

    static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

    static AuthNode node;
    static AuthService auth;
    static PasskeysService passkeys;

    UserAccount user;
    Caller caller;
    PasskeyDevice device;

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

    static UserAccount confirmed(UserAccount account) {
        return change(account, "confirmed", true);
    }

    static UserAccount change(UserAccount account, String member, boolean value) {
        return await(auth.changeAccount(ADMIN, account.id(), new MergePatch(new JsonObject().put(member, value))));
    }

    static Caller callerOf(UserAccount account) {
        TokenClaims claims = claims(node.signIn(account));
        return new Caller(account.id(), Caller.Platform.NONE, Map.of(), claims.signInId());
    }

    static TokenClaims claims(SignIn signIn) {
        return await(auth.validateToken(Caller.ANONYMOUS, signIn.accessToken()));
    }

    AddedPasskey add(String name) {
        return add(device, name);
    }

    AddedPasskey add(PasskeyDevice at, String name) {
        return add(caller, at, name);
    }

    static AddedPasskey add(Caller whose, PasskeyDevice at, String name) {
        return await(passkeys.add(whose, new NewPasskey(name, at.make(await(passkeys.beginAdding(whose, PASSWORD))))));
    }

    static PasskeyOptions options() {
        return await(passkeys.beginSignIn(Caller.ANONYMOUS));
    }

    static Future<SignIn> signIn(JsonObject shown) {
        return passkeys.signIn(Caller.ANONYMOUS, new ShownPasskey(shown, null, null, null));
    }

    String challenge() {
        try {
            node.signIn(user);
            throw new AssertionError("Nothing more was asked for.");
        } catch (ServiceException refusal) {
            return Refusal.challenge(refusal).orElseThrow();
        }
    }

    static String origin() {
        return node.node.node().settings().http().baseUrl();
    }
}
