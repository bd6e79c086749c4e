package io.plenary.runtime;

import io.plenary.contracts.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** By which those are known who report what became of mails. */
public final class ReportSecret {

    private final String secret;

    /** @param secret null where nobody reports */
    public ReportSecret(String secret) {
        this.secret = secret;
    }

    /** @throws io.vertx.serviceproxy.ServiceException FORBIDDEN where it is another one, or there is none */
    public void require(String said) {
        if (secret == null) {
            throw Refusal.FORBIDDEN.because("Reports on mails are not set up: the operator has named no secret.");
        }
        if (said == null || !MessageDigest.isEqual(bytes(said), bytes(secret))) {
            throw Refusal.FORBIDDEN.because("Only who knows the secret says what became of mails.");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
