package io.plenary.services.registrations.payments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plenary.services.registrations.cards.StripeSignature;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Stripe as its documents describe it: Checkout Sessions, refunds, and keys that make a request count once. */
final class StripeServer implements AutoCloseable {

    static final String KEY = "sk_test_0123456789stage";

    private record Kept(Map<String, String> form, int status, JsonObject answer) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, JsonObject> sessions = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> forms = new ConcurrentHashMap<>();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final List<Map<String, String>> refunds = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile boolean forgetful;
    private volatile boolean unwilling;

    StripeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** It answers as it does when it is overloaded. */
    void away(boolean isAway) {
        away = isAway;
    }

    /** It does what it is asked to, and its answers get lost. */
    void losesAnswers(boolean loses) {
        forgetful = loses;
    }

    /** It gives nothing back. */
    void refusesRefunds(boolean refuses) {
        unwilling = refuses;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form =
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (away) {
                answer(exchange, 503, error("api_error"));
            } else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, error("invalid_api_key"));
            } else {
                Kept done = once(exchange, form);
                answer(exchange, forgetful ? 500 : done.status(), forgetful ? error("api_error") : done.answer());
            }
        }
    }

    private Kept once(HttpExchange exchange, Map<String, String> form) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null) {
            return perform(exchange, form);
        }
        Kept before = kept.computeIfAbsent(key, first -> perform(exchange, form));
        return before.form().equals(form) ? before : new Kept(form, 400, error("idempotency_error"));
    }

    private Kept perform(HttpExchange exchange, Map<String, String> form) {
        String[] path = exchange.getRequestURI().getPath().split("/");
        if (path[2].equals("refunds")) {
            return refund(form);
        }
        if (path.length == 4) {
            return begin(form);
        }
        JsonObject session = sessions.get(path[4]);
        if (session == null) {
            return new Kept(form, 404, error("resource_missing"));
        }
        return path.length == 6 ? expire(form, session) : new Kept(form, 200, session);
    }

    private Kept begin(Map<String, String> form) {
        long left = Long.parseLong(form.get("expires_at")) - Instant.now().getEpochSecond();
        if (left < 30 * 60 || !form.get("mode").equals("payment")) {
            return new Kept(form, 400, error("parameter_invalid"));
        }
        String id = "cs_test_" + numbers.incrementAndGet();
        JsonObject session = new JsonObject()
                .put("id", id)
                .put("object", "checkout.session")
                .put("client_reference_id", form.get("client_reference_id"))
                .put("status", "open")
                .put("payment_status", "unpaid")
                .put("url", "https://checkout.example/" + id)
                .put("amount_total", Long.parseLong(form.get("line_items[0][price_data][unit_amount]")))
                .put("currency", form.get("line_items[0][price_data][currency]"));
        sessions.put(id, session);
        forms.put(id, form);
        return new Kept(form, 200, session);
    }

    private static Kept expire(Map<String, String> form, JsonObject session) {
        if (!session.getString("status").equals("open")) {
            return new Kept(form, 400, error("invalid_request_error"));
        }
        return new Kept(form, 200, session.put("status", "expired").putNull("url"));
    }

    private Kept refund(Map<String, String> form) {
        if (unwilling) {
            return new Kept(form, 400, error("charge_disputed"));
        }
        refunds.add(form);
        return new Kept(
                form, 200, new JsonObject().put("id", "re_" + refunds.size()).put("status", "succeeded"));
    }

    /** Somebody pays on the page of the provider. */
    JsonObject pay(JsonObject session) {
        return session.put("status", "complete")
                .put("payment_status", "paid")
                .put("payment_intent", "pi_" + session.getString("id"))
                .putNull("url");
    }

    JsonObject session(String url) {
        return sessions.values().stream()
                .filter(session -> url.equals(session.getString("url")))
                .findFirst()
                .orElseThrow();
    }

    JsonObject sessionOf(String orderCode) {
        return forms.entrySet().stream()
                .filter(form -> orderCode.equals(form.getValue().get("metadata[order]")))
                .map(form -> sessions.get(form.getKey()))
                .findFirst()
                .orElseThrow();
    }

    int sessions() {
        return sessions.size();
    }

    Map<String, String> form(JsonObject session) {
        return forms.get(session.getString("id"));
    }

    /** What was given back of a session. */
    List<Map<String, String>> refunds(JsonObject session) {
        return refunds.stream()
                .filter(refund -> refund.get("payment_intent").equals("pi_" + session.getString("id")))
                .toList();
    }

    static String event(String type, JsonObject session) {
        return new JsonObject()
                .put("id", "evt_" + session.getString("id"))
                .put("type", type)
                .put("data", new JsonObject().put("object", session))
                .encode();
    }

    static String signed(String body, String secret, Instant at) {
        String second = Long.toString(at.getEpochSecond());
        return "t=" + second + ",v1=" + StripeSignature.sign(second, body, secret);
    }

    private static JsonObject error(String code) {
        return new JsonObject().put("error", new JsonObject().put("code", code));
    }

    private static Map<String, String> form(String body) {
        return body.isEmpty()
                ? Map.of()
                : Arrays.stream(body.split("&"))
                        .map(field -> field.split("=", 2))
                        .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, JsonObject json) throws IOException {
        byte[] body = json.encode().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
