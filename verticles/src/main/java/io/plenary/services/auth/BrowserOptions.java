package io.plenary.services.auth;

import io.plenary.contracts.auth.PasskeyOptions;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** What browsers are told to ask of a device (WebAuthn Level 3, §5.4 and §5.5). */
final class BrowserOptions {

    /** ES256 and RS256: every device knows one of them. */
    private static final List<Integer> ALGORITHMS = List.of(-7, -257);

    private static final String REQUIRED = "required";

    private BrowserOptions() {}

    /** @param known of the account: a device that has one of them makes no other */
    static PasskeyOptions toAdd(
            RelyingParty party, String challenge, UserAccount account, UUID handle, List<StoredPasskey> known) {
        JsonObject user = new JsonObject()
                .put("id", Base64Url.encoded(handle))
                .put("name", account.email())
                .put("displayName", account.displayName());
        // It is found on the device without an account being named, and the device makes sure who holds it.
        JsonObject selection = new JsonObject()
                .put("residentKey", REQUIRED)
                .put("requireResidentKey", true)
                .put("userVerification", REQUIRED);
        return new PasskeyOptions(common(challenge)
                .put("rp", new JsonObject().put("id", party.id()).put("name", party.name()))
                .put("user", user)
                .put("pubKeyCredParams", algorithms())
                .put("excludeCredentials", credentials(known))
                .put("authenticatorSelection", selection)
                // Which make of device it is concerns nobody.
                .put("attestation", "none"));
    }

    /** No account is named, so nobody learns which there are. */
    static PasskeyOptions toSignIn(RelyingParty party, String challenge) {
        return new PasskeyOptions(common(challenge)
                .put("rpId", party.id())
                .put("userVerification", REQUIRED)
                .put("allowCredentials", new JsonArray()));
    }

    private static JsonObject common(String challenge) {
        return new JsonObject().put("challenge", challenge).put("timeout", PasskeyChallenges.LIFE.toMillis());
    }

    private static JsonArray algorithms() {
        return new JsonArray(ALGORITHMS.stream()
                .map(algorithm -> publicKey().put("alg", algorithm))
                .toList());
    }

    private static JsonArray credentials(List<StoredPasskey> known) {
        return new JsonArray(known.stream()
                .map(passkey -> publicKey().put("id", passkey.credentialId()))
                .toList());
    }

    private static JsonObject publicKey() {
        return new JsonObject().put("type", "public-key");
    }
}
