package io.plenary.services.notifications;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plenary.runtime.Messaging;
import io.plenary.runtime.Network;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A push service with the browsers that use it: it checks who sends (RFC 8292), and they decrypt what came (RFC 8291), by the texts
 * of the specifications and by nothing of ours.
 */
public final class PushReceiver implements AutoCloseable {

    /** What a browser got. */
    public record Received(JsonObject notice, Map<String, String> headers) {}

    /** How a request is answered. */
    public interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    /** One that has asked to be told. */
    public record Browser(String endpoint, String path, KeyPair keys, byte[] secret) {

        public JsonObject subscription() {
            return new JsonObject()
                    .put("endpoint", endpoint)
                    .put("p256dh", BASE64.encodeToString(point((ECPublicKey) keys.getPublic())))
                    .put("auth", BASE64.encodeToString(secret));
        }
    }

    public static final Answer FINE = status(201);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    public PushReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    public static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** Settings with which only this push service may be told. */
    public Messaging.Push settings() {
        return new Messaging.Push(
                "mailto:ops@example.org", true, Set.of(port()), List.of(new Network("127.0.0.1", 32)));
    }

    private int port() {
        return server.getAddress().getPort();
    }

    public Browser browser(String name) {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String path = "/" + name;
        Browser browser = new Browser(origin() + path, path, newKeys(), secret);
        browsers.put(path, browser);
        return browser;
    }

    private String origin() {
        return "http://127.0.0.1:" + port();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public void on(Browser browser, Answer answer) {
        answers.put(browser.path(), answer);
    }

    public List<Received> received(Browser browser) {
        return received.getOrDefault(browser.path(), List.of());
    }

    private void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new ConcurrentHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
            if (!isKnown(headers.get("authorization"))) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            received.computeIfAbsent(path, first -> new CopyOnWriteArrayList<>())
                    .add(new Received(new JsonObject(decrypt(browsers.get(path), body)), headers));
            answers.getOrDefault(path, FINE).give(exchange);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** RFC 8292: signed with the key that comes with it, for us, and not for longer than a day. */
    private boolean isKnown(String authorization) throws IOException {
        String[] parts = authorization.replaceFirst("^vapid t=", "").split(", k=");
        String[] token = parts[0].split("\\.");
        JsonObject claims = new JsonObject(new String(bytes(token[1]), StandardCharsets.UTF_8));
        long now = Instant.now().getEpochSecond();
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(publicKey(bytes(parts[1])));
            verifier.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(bytes(token[2]))
                    && claims.getString("aud").equals(origin())
                    && claims.getString("sub").startsWith("mailto:")
                    && claims.getLong("exp") > now
                    && claims.getLong("exp") <= now + 86_400;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    static String decrypt(Browser browser, byte[] body) throws GeneralSecurityException {
        byte[] salt = Arrays.copyOf(body, 16);
        byte[] sender = Arrays.copyOfRange(body, 21, 86);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.keys().getPrivate());
        agreement.doPhase(publicKey(sender), true);
        byte[] own = point((ECPublicKey) browser.keys().getPublic());
        byte[] info = joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), own, sender);
        byte[] key = expand(hmac(browser.secret(), agreement.generateSecret()), info, 32);
        byte[] extracted = hmac(salt, key);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(expand(extracted, "Content-Encoding: aes128gcm\0".getBytes(), 16), "AES"),
                new GCMParameterSpec(128, expand(extracted, "Content-Encoding: nonce\0".getBytes(), 12)));
        byte[] padded = cipher.doFinal(body, 86, body.length - 86);
        return new String(padded, 0, padded.length - 1, StandardCharsets.UTF_8);
    }

    private static byte[] expand(byte[] key, byte[] info, int bytes) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, joined(info, new byte[] {1})), bytes);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] joined(byte[]... parts) {
        return HexFormat.of()
                .parseHex(Arrays.stream(parts).map(HexFormat.of()::formatHex).reduce("", String::concat));
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static byte[] point(ECPublicKey key) {
        String numbers =
                "%064x%064x".formatted(key.getW().getAffineX(), key.getW().getAffineY());
        return HexFormat.of().parseHex("04" + numbers);
    }

    private static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint w = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(w, curve.getParameterSpec(ECParameterSpec.class)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
