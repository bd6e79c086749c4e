package io.plenary.services.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plenary.contracts.webhooks.WebhookKeys;
import io.plenary.runtime.Network;
import io.plenary.runtime.Settings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody's program that is told what happens. It verifies signatures by the text of the specification and by nothing of ours. */
public final class Receiver implements AutoCloseable {

    /** One request, as it came. */
    public record Received(String id, String timestamp, List<String> signatures, String body) {

        public String type() {
            return new JsonObject(body).getString("type");
        }

        public JsonObject data() {
            return new JsonObject(body).getJsonObject("data");
        }

        public boolean isSharedSecretKnown(WebhookKeys keys) {
            byte[] secret = Base64.getDecoder().decode(keys.secret().replaceFirst("^whsec_", ""));
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                return signatures.contains("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed())));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        public boolean isSignedFor(WebhookKeys keys) {
            byte[] raw = Base64.getDecoder().decode(keys.publicKey().replaceFirst("^whpk_", ""));
            return signatures.stream()
                    .filter(signature -> signature.startsWith("v1a,"))
                    .map(signature -> Base64.getDecoder().decode(signature.substring(4)))
                    .anyMatch(signature -> verifies(raw, signature));
        }

        /** RFC 8410: the algorithm's name before the 32 bytes of the key. */
        private boolean verifies(byte[] rawKey, byte[] signature) {
            byte[] encoded = Arrays.copyOf(HexFormat.of().parseHex("302a300506032b6570032100"), 44);
            System.arraycopy(rawKey, 0, encoded, 12, 32);
            try {
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
                verifier.update(signed());
                return verifier.verify(signature);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private byte[] signed() {
            return (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** How a request is answered. */
    public interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    public static final Answer FINE = exchange -> exchange.sendResponseHeaders(204, -1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Received one = new Received(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    List.of(exchange.getRequestHeaders()
                            .getFirst("webhook-signature")
                            .split(" ")),
                    body);
            List<Received> all = received.computeIfAbsent(path, first -> new ArrayList<>());
            synchronized (all) {
                all.add(one);
            }
            answers.getOrDefault(path, FINE).give(exchange);
        }
    }

    public static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** Settings with which only this server may be told. */
    public Settings.Webhooks settings() {
        return new Settings.Webhooks(true, Set.of(port()), List.of(new Network("127.0.0.1", 32)));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public Receiver on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** In the order in which they came. */
    public List<Received> received(String path) {
        List<Received> all = received.getOrDefault(path, List.of());
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    public List<Received> received(String path, Predicate<Received> which) {
        return received(path).stream().filter(which).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
