package io.plenary.services.registrations;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Asks Stripe, each time with the key of an account. Where it is the operator has chosen, and nobody else, so that it asks no other
 * server. Who does not answer, or says to come again, is UNAVAILABLE.
 */
final class Stripe {

    /** What Stripe says no to, and would again. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;
        private final String code;

        Refused(int status, String code) {
            super("The provider answered " + status + " " + code, null, false, false);
            this.status = status;
            this.code = code;
        }

        /** Where the key is wrong, or is of another account by now, somebody may mend it. */
        boolean isOfTheAccount() {
            return status == UNAUTHENTICATED || status == FORBIDDEN || status == NOT_FOUND;
        }

        boolean is(String named) {
            return code.equals(named);
        }
    }

    private static final String VERSION = "2024-06-20";
    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final int CONNECT_MILLIS = 3_000;
    private static final int LONGEST_SECONDS = 10;
    private static final int LARGEST = 256 * 1024;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    private final HttpClient client;
    private final String base;

    Stripe(Vertx vertx, URI base) {
        this.base = base.toString().replaceAll("/+$", "");
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(2)
                .setMaxHeaderSize(16 * 1024));
    }

    /** The same session for the same {@code once}, however often. */
    Future<StripeSession> begin(String key, String once, Map<String, String> form) {
        return post(key, SESSIONS, once, form).map(Stripe::session);
    }

    Future<StripeSession> session(String key, String id) {
        return ask(HttpMethod.GET, key, SESSIONS + "/" + id, null, Map.of()).map(Stripe::session);
    }

    /** Fails with {@link Refused} where it is over already. */
    Future<StripeSession> expire(String key, String id) {
        return post(key, SESSIONS + "/" + id + "/expire", "expire-" + id, Map.of())
                .map(Stripe::session);
    }

    /** Gives money back, once for the same {@code once}. */
    Future<String> refund(String key, String once, Map<String, String> form) {
        return post(key, "/v1/refunds", once, form).map(refund -> refund.getString("status", ""));
    }

    private static StripeSession session(JsonObject json) {
        return StripeSession.of(json).orElseThrow(Stripe::away);
    }

    private Future<JsonObject> post(String key, String path, String once, Map<String, String> form) {
        return ask(HttpMethod.POST, key, path, once, form);
    }

    private Future<JsonObject> ask(HttpMethod method, String key, String path, String once, Map<String, String> form) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(base + path)
                .setFollowRedirects(false)
                .putHeader("Authorization", "Bearer " + key)
                .putHeader("Stripe-Version", VERSION)
                .putHeader("Content-Type", "application/x-www-form-urlencoded");
        if (once != null) {
            options.putHeader("Idempotency-Key", once);
        }
        return client.request(options)
                .compose(request -> send(request, encoded(form)))
                .timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof Refused || failure instanceof ServiceException ? failure : away()));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Future<JsonObject> send(HttpClientRequest request, String form) {
        request.idleTimeout(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
        return (request.getMethod() == HttpMethod.GET ? request.send() : request.send(Buffer.buffer(form)))
                .compose(response -> body(response).map(body -> answer(response.statusCode(), body)));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        Promise<Buffer> whole = Promise.promise();
        response.exceptionHandler(whole::tryFail)
                .endHandler(end -> whole.tryComplete(body))
                .handler(part -> {
                    if (body.length() + part.length() > LARGEST) {
                        whole.tryFail(away());
                        response.request().reset();
                    } else {
                        body.appendBuffer(part);
                    }
                });
        return whole.future();
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

    static ServiceException away() {
        return Refusal.UNAVAILABLE.because("The provider of payments does not answer.");
    }
}
