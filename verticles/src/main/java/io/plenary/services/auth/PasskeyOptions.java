package io.plenary.services.auth;

import io.plenary.contracts.auth.PasskeyChallenge;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** What browsers are told to ask of a device. */
final class PasskeyOptions {

    /** ES256 and RS256: every device knows one of them. */
    private static final List<Integer> ALGORITHMS = List.of(-7, -257);

    private static final String VERIFIED = "required";

    private PasskeyOptions() {}

    /** @param known of the account: a device that has one of them makes no other */
    static PasskeyChallenge toAdd(
            RelyingParty party, Challenge challenge, UserAccount account, UUID handle, List<StoredPasskey> known) {
        JsonObject user = new JsonObject()
                .put("id", Base64Url.encoded(handle))
                .put("name", account.email())
                .put("displayName", account.displayName());
        // It is found on the device without an account being named, and the device makes sure who holds it.
        JsonObject selection = new JsonObject()
                .put("residentKey", VERIFIED)
                .put("requireResidentKey", true)
                .put("userVerification", VERIFIED);
        JsonObject options = common(challenge)
                .put("rp", new JsonObject().put("id", party.id()).put("name", RelyingParty.NAME))
                .put("user", user)
                .put("pubKeyCredParams", algorithms())
                .put("excludeCredentials", credentials(known))
                .put("authenticatorSelection", selection)
                // Which make of device it is concerns nobody.
                .put("attestation", "none");
        return told(challenge, options);
    }

    /** No account is named, so nobody learns which there are. */
    static PasskeyChallenge toSignIn(RelyingParty party, Challenge challenge) {
        JsonObject options = common(challenge)
                .put("rpId", party.id())
                .put("userVerification", VERIFIED)
                .put("allowCredentials", new JsonArray());
        return told(challenge, options);
    }

    private static JsonObject common(Challenge challenge) {
        return new JsonObject().put("challenge", challenge.text()).put("timeout", Challenge.LIFE.toMillis());
    }

    private static PasskeyChallenge told(Challenge challenge, JsonObject options) {
        return new PasskeyChallenge(challenge.id(), options, challenge.expiresAt());
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
