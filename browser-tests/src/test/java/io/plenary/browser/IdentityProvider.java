package io.plenary.browser;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Who knows people elsewhere (OpenID Connect): asks whoever comes for their address, believes it, and takes a no. */
final class IdentityProvider {

    static final String NAME = "Acme";

    /** Of whom it says nothing in the end. */
    static final String FORGOTTEN = "forgotten@acme.example.org";

    private static final String CLIENT = "plenary-here";
    private static final String KEY = "one";
    private static final Gson GSON = new Gson();
    private static final String PAGE =
            """
            <!doctype html><html lang="en"><title>Acme</title><h1>Acme</h1>
            <form method="post"><label>E-mail <input name="email"></label>
            <button name="answer" value="yes">Continue</button> <button name="answer" value="no">Decline</button></form>
            """;

    private final HttpServer server;
    private final KeyPair keys;
    /** What a code stands for. */
    private final Map<String, Map<String, String>> given = new ConcurrentHashMap<>();

    private IdentityProvider(HttpServer server, KeyPair keys) {
        this.server = server;
        this.keys = keys;
    }

    static IdentityProvider start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            IdentityProvider provider = new IdentityProvider(server, generator.generateKeyPair());
            server.createContext("/.well-known/openid-configuration", provider.json(asked -> provider.metadata()));
            server.createContext("/keys", provider.json(asked -> provider.publicKeys()));
            server.createContext("/authorize", provider::authorize);
            server.createContext("/token", provider.json(provider::token));
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has RSA", e);
        }
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** By which the program knows it. */
    Map<String, String> settings() {
        return Map.of(
                "PLENARY_OIDC_PROVIDERS",
                "acme",
                "PLENARY_OIDC_ACME_ISSUER",
                origin(),
                "PLENARY_OIDC_ACME_NAME",
                NAME,
                "PLENARY_OIDC_ACME_CLIENT_ID",
                CLIENT,
                "PLENARY_OIDC_PLAIN",
                "true",
                "PLENARY_OIDC_PORTS",
                String.valueOf(server.getAddress().getPort()),
                "PLENARY_OIDC_NETWORKS",
                "127.0.0.1");
    }

    private interface Answering {
        Map<String, ?> answer(Map<String, String> asked) throws GeneralSecurityException;
    }

    private HttpHandler json(Answering answering) {
        return exchange -> {
            try (exchange) {
                Map<String, ?> answer = answering.answer(form(exchange));
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                send(exchange, answer.containsKey("error") ? 400 : 200, GSON.toJson(answer));
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        };
    }

    private Map<String, ?> metadata() {
        return Map.of(
                "issuer", origin(),
                "authorization_endpoint", origin() + "/authorize",
                "token_endpoint", origin() + "/token",
                "jwks_uri", origin() + "/keys");
    }

    private Map<String, ?> publicKeys() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        Map<String, String> known = Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                KEY,
                "n",
                encoded(unsigned(key.getModulus())),
                "e",
                encoded(unsigned(key.getPublicExponent())));
        return Map.of("keys", List.of(known));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        try (exchange) {
            if ("GET".equals(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                send(exchange, 200, PAGE);
                return;
            }
            Map<String, String> asked = pairs(exchange.getRequestURI().getRawQuery());
            exchange.getResponseHeaders().set("Location", back(asked, form(exchange)));
            exchange.sendResponseHeaders(303, -1);
        }
    }

    private String back(Map<String, String> asked, Map<String, String> typed) {
        String state = "state=" + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
        if (!"yes".equals(typed.get("answer"))) {
            return asked.get("redirect_uri") + "?error=access_denied&" + state;
        }
        String code = UUID.randomUUID().toString();
        given.put(code, Map.of("email", typed.get("email"), "nonce", asked.get("nonce")));
        return asked.get("redirect_uri") + "?code=" + code + "&" + state;
    }

    private Map<String, ?> token(Map<String, String> asked) throws GeneralSecurityException {
        Map<String, String> about = given.remove(asked.get("code"));
        if (about == null || about.get("email").equals(FORGOTTEN)) {
            return Map.of("error", "invalid_grant");
        }
        return Map.of("access_token", UUID.randomUUID().toString(), "token_type", "Bearer", "id_token", signed(about));
    }

    private String signed(Map<String, String> about) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new HashMap<>(about);
        claims.putAll(Map.of(
                "iss",
                origin(),
                "aud",
                CLIENT,
                "sub",
                about.get("email"),
                "email_verified",
                true,
                "name",
                "Ada Elsewhere",
                "iat",
                now,
                "exp",
                now + 60));
        String text = encoded(Map.of("alg", "RS256", "kid", KEY)) + "." + encoded(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return text + "." + encoded(signature.sign());
    }

    private static String encoded(Map<String, ?> json) {
        return encoded(GSON.toJson(json).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        return pairs(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> pairs(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
