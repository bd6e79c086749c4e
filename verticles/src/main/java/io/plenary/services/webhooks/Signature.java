package io.plenary.services.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Signs messages by the Standard Webhooks specification: once for each key and scheme, so that receivers take what they know. */
final class Signature {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    static Map<String, String> headers(List<Keys> keys, String webhookId, Instant at, String body) {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] signed = String.join(".", webhookId, timestamp, body).getBytes(StandardCharsets.UTF_8);
        String signatures = keys.stream()
                .flatMap(each -> Stream.of("v1," + shared(each, signed), "v1a," + own(each, signed)))
                .collect(Collectors.joining(" "));
        return Map.of(ID, webhookId, TIMESTAMP, timestamp, SIGNATURE, signatures);
    }

    private static String shared(Keys keys, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(keys.secret(), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HMAC", e);
        }
    }

    private static String own(Keys keys, byte[] signed) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, keys.signer());
        signer.update(signed, 0, signed.length);
        return Base64.getEncoder().encodeToString(signer.generateSignature());
    }
}
