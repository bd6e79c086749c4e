package io.plenary.services.notifications;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells push services who we are (RFC 8292): with a token for each, signed with the key that browsers were given. */
final class Vapid {

    /** How long a token is used; push services take none that is good for more than a day. */
    private static final Duration LIFE = Duration.ofHours(12);

    private static final int MOST_TOKENS = 100;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private record Token(String text, Instant end) {}

    private final byte[] point;
    private final PrivateKey key;
    private final String contact;

    /** By whom they are for. Browsers choose their push services: only those that were told something last. */
    private final Map<String, Token> tokens = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
            return size() > MOST_TOKENS;
        }
    };

    /**
     * @param point the public key
     * @param contact whom push services turn to, null where nothing goes to any
     */
    Vapid(byte[] point, PrivateKey key, String contact) {
        this.point = point;
        this.key = key;
        this.contact = contact;
    }

    String publicKey() {
        return BASE64.encodeToString(point);
    }

    /** What goes into {@code Authorization}. Signing takes a while: not for event loops. */
    String authorization(URI endpoint, Instant now) {
        return "vapid t=" + token(origin(endpoint), now) + ", k=" + publicKey();
    }

    private static String origin(URI endpoint) {
        return endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    }

    private synchronized String token(String audience, Instant now) {
        Token known = tokens.get(audience);
        if (known == null || known.end().isBefore(now)) {
            // Some minutes are for the way, and for clocks that are not ours.
            known = new Token(sign(audience, now.plus(LIFE)), now.plus(LIFE).minus(Duration.ofMinutes(30)));
            tokens.put(audience, known);
        }
        return known.text();
    }

    private String sign(String audience, Instant end) {
        JsonObject header = new JsonObject().put("typ", "JWT").put("alg", "ES256");
        JsonObject claims = new JsonObject()
                .put("aud", audience)
                .put("exp", end.getEpochSecond())
                .put("sub", contact);
        String signed = base64(header) + "." + base64(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw Curve.everyRuntimeHasIt(e);
        }
    }

    private static String base64(JsonObject json) {
        return BASE64.encodeToString(json.toBuffer().getBytes());
    }
}
