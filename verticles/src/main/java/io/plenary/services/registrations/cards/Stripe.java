package io.plenary.services.registrations.cards;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.outbound.ChosenServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks Stripe, each time with the key of an account. Where it is the operator has chosen, and nobody else, so that it asks no other
 * server. Who does not answer, or says to come again, is UNAVAILABLE.
 */
public final class Stripe {

    /** What Stripe says no to, and would again. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;
        private final String code;

        public Refused(int status, String code) {
            super("The provider answered " + status + " " + code, null, false, false);
            this.status = status;
            this.code = code;
        }

        /** Where the key is wrong, or is of another account by now, somebody may mend it. */
        public boolean isOfTheAccount() {
            return status == UNAUTHENTICATED || status == FORBIDDEN || status == NOT_FOUND;
        }

        public boolean is(String named) {
            return code.equals(named);
        }
    }

    private static final String VERSION = "2024-06-20";
    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final int LONGEST_SECONDS = 10;
    private static final int LARGEST = 256 * 1024;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    private final ChosenServer server;

    public Stripe(Vertx vertx, URI base) {
        server = new ChosenServer(vertx, base, LONGEST_SECONDS, LARGEST);
    }

    /** The same session for the same {@code once}, however often. */
    public Future<StripeSession> begin(String key, String once, Map<String, String> form) {
        return post(key, SESSIONS, once, form).map(Stripe::session);
    }

    public Future<StripeSession> session(String key, String id) {
        return answered(server.get(SESSIONS + "/" + id, headers(key))).map(Stripe::session);
    }

    /** Fails with {@link Refused} where it is over already. */
    public Future<StripeSession> expire(String key, String id) {
        return post(key, SESSIONS + "/" + id + "/expire", "expire-" + id, Map.of())
                .map(Stripe::session);
    }

    /** Gives money back, once for the same {@code once}. */
    public Future<String> refund(String key, String once, Map<String, String> form) {
        return post(key, "/v1/refunds", once, form).map(refund -> refund.getString("status", ""));
    }

    private static StripeSession session(JsonObject json) {
        return StripeSession.of(json).orElseThrow(Stripe::away);
    }

    private Future<JsonObject> post(String key, String path, String once, Map<String, String> form) {
        Map<String, String> headers = headers(key);
        headers.put("Idempotency-Key", once);
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        return answered(server.post(path, headers, Buffer.buffer(encoded(form))));
    }

    private static Map<String, String> headers(String key) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + key);
        headers.put("Stripe-Version", VERSION);
        return headers;
    }

    /** Whoever was not reached, or broke off, is asked again. */
    private static Future<JsonObject> answered(Future<ChosenServer.Reply> asked) {
        return asked.recover(failure -> Future.failedFuture(away())).map(reply -> answer(reply.status(), reply.body()));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonObject answer(int status, Buffer body) {
        if (status == CONFLICT || status == TOO_MANY || status >= 500 || status < 200) {
            throw away();
        }
        JsonObject json = json(body);
        if (status >= 300) {
            JsonObject error = json.getValue("error") instanceof JsonObject told ? told : new JsonObject();
            throw new Refused(status, String.valueOf(error.getValue("code", error.getValue("type"))));
        }
        return json;
    }

    private static JsonObject json(Buffer body) {
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException e) {
            throw away();
        }
    }

    public static ServiceException away() {
        return Refusal.UNAVAILABLE.because("The provider of payments does not answer.");
    }
}
