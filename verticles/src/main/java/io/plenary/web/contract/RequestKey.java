package io.plenary.web.contract;

import io.plenary.contracts.Caller;
import io.plenary.contracts.IdempotencyKey;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code Idempotency-Key} of a request that changes something, as services know it. It is scoped to the operation and to
 * whoever asks: the user or the organization, or for strangers what they bring: the cookies, which decide what a sign-in is told, and the
 * secret of an order. What they ask
 * for is told by a fingerprint of method, address, the version named by If-Match, and body.
 */
final class RequestKey {

    static final byte[] NO_BODY = sha256(Buffer.buffer());

    private static final int PIECE = 64 << 10;
    private static final String HEADER = "Idempotency-Key";
    private static final String ORDER_SECRET = "Order-Secret";
    private static final String MAC = "HmacSHA256";

    private RequestKey() {}

    static boolean isNamed(RoutingContext context) {
        return context.request().headers().contains(HEADER)
                && switch (context.request().method().name()) {
                    case "POST", "PUT", "PATCH", "DELETE" -> true;
                    default -> false;
                };
    }

    /** Of a body as sent; null where the request has no key. */
    static byte[] digest(RoutingContext context, Buffer body) {
        if (!isNamed(context)) {
            return null;
        }
        return body == null ? NO_BODY : sha256(body);
    }

    /** @param digest of the body */
    static IdempotencyKey of(RoutingContext context, Caller caller, byte[] digest) {
        HttpServerRequest request = context.request();
        String who = who(caller, request);
        byte[] secret = mac(
                unquoted(request.getHeader(HEADER)).getBytes(StandardCharsets.UTF_8),
                ContractRouter.operationOf(context).id() + "\n" + who);
        String asked = String.join(
                "\n",
                request.method().name(),
                request.uri(),
                String.valueOf(request.getHeader(HttpHeaders.CONTENT_TYPE)),
                String.valueOf(request.getHeader(HttpHeaders.IF_MATCH)),
                encoded(digest));
        return new IdempotencyKey(encoded(secret), encoded(mac(secret, asked)));
    }

    private static String who(Caller caller, HttpServerRequest request) {
        if (caller.isOrganization()) {
            return "organizations " + new TreeSet<>(caller.memberships().keySet());
        }
        return caller.isSignedIn()
                ? "user " + caller.userId()
                : "cookies " + cookies(request) + "\nsecret " + request.getHeader(ORDER_SECRET);
    }

    private static String cookies(HttpServerRequest request) {
        return request.cookies().stream()
                .sorted(Comparator.comparing(Cookie::getName))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** A string of structured fields (RFC 8941); most clients leave out the quotes. */
    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] mac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + MAC, e);
        }
    }

    private static byte[] sha256(Buffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int from = 0; from < bytes.length(); from += PIECE) {
                digest.update(bytes.getBytes(from, Math.min(bytes.length(), from + PIECE)));
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
