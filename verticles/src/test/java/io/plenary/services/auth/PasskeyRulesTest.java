package io.plenary.services.auth;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.NewPasskey;
import io.plenary.contracts.auth.ShownPasskey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a device made to be a passkey signs nobody in, and the other way round, whatever the seal says. */
class PasskeyRulesTest {

    private static final String MADE = "webauthn.create";
    private static final String SHOWN = "webauthn.get";

    @Test
    void onlyWhatWasAskedForToSignInDoes() {
        assertThatCode(() -> PasskeyRules.check(shown(SHOWN))).doesNotThrowAnyException();
        assertRefused(Refusal.UNAUTHENTICATED, () -> Future.succeededFuture(PasskeyRules.check(shown(MADE))));
        assertRefused(Refusal.UNAUTHENTICATED, () -> Future.succeededFuture(PasskeyRules.check(shown("payment.get"))));
        assertRefused(Refusal.UNAUTHENTICATED, () -> Future.succeededFuture(PasskeyRules.check(shown(null))));
    }

    @Test
    void onlyWhatWasAskedForToBeAPasskeyIsOne() {
        assertThatCode(() -> PasskeyRules.check(made(MADE))).doesNotThrowAnyException();
        assertRefused(Refusal.INVALID, () -> Future.succeededFuture(PasskeyRules.check(made(SHOWN))));
        assertRefused(Refusal.INVALID, () -> Future.succeededFuture(PasskeyRules.check(made(null))));
    }

    private static ShownPasskey shown(String type) {
        return new ShownPasskey(credential(type), null, null, null);
    }

    private static NewPasskey made(String type) {
        return new NewPasskey("Phone", credential(type));
    }

    private static JsonObject credential(String type) {
        JsonObject data = new JsonObject().put("type", type).put("challenge", "AAAA");
        String text = Base64Url.encoded(data.encode().getBytes(StandardCharsets.UTF_8));
        return new JsonObject().put("id", "AAAA").put("response", new JsonObject().put("clientDataJSON", text));
    }
}
