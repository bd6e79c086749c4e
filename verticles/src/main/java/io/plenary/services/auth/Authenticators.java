package io.plenary.services.auth;

import io.plenary.contracts.auth.NewAuthenticator;
import io.plenary.runtime.KeyVault;
import io.plenary.services.auth.AuthenticatorStore.Authenticator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/** What authenticator apps are told, and what they answer. A copy of the database alone makes no codes. */
final class Authenticators {

    /** As long as what SHA-1 gives (RFC 4226 §4, R6). */
    private static final int SECRET_BYTES = 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyVault vault;
    private final String issuer;

    /** @param issuer what apps show above the code */
    Authenticators(KeyVault vault, String issuer) {
        this.vault = vault;
        this.issuer = issuer;
    }

    static byte[] newSecret() {
        return random(SECRET_BYTES);
    }

    byte[] seal(UUID userId, byte[] secret) {
        return vault.seal(userId.toString(), secret, random(KeyVault.NONCE_BYTES));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** In the form that the apps of all makers read (Key Uri Format of Google Authenticator). */
    NewAuthenticator shown(String email, byte[] secret) {
        String text = Base32.of(secret);
        return new NewAuthenticator(
                text,
                "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                        .formatted(encoded(issuer), encoded(email), text, encoded(issuer)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Empty if the code is wrong or was accepted before, or the secret was sealed before the database's password changed. */
    OptionalLong step(UUID userId, Authenticator app, String code, Instant now) {
        return vault.open(userId.toString(), app.sealedSecret())
                .map(secret -> OneTimeCodes.step(secret, code, app.acceptedStep(), now))
                .orElse(OptionalLong.empty());
    }
}
