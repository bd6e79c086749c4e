package io.plenary.services.notifications;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plenary.runtime.Messaging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A gateway as the documents of Twilio describe it, with the phones it reaches. */
public final class SmsReceiver implements AutoCloseable {

    /** How a request is answered. */
    public interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    public static final Answer FINE = answer(201, "{\"sid\": \"SM1\", \"status\": \"queued\"}");

    private static final String TOKEN = "a secret token";
    private static final String PATH = "/2010-04-01/Accounts/AC1/Messages.json";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<Map<String, String>>> received = new ConcurrentHashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    public SmsReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    public static Answer answer(int status, String text) {
        return exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    public Messaging.Sms settings() {
        String address =
                "http://AC1:a%20secret%20token@127.0.0.1:" + server.getAddress().getPort();
        return new Messaging.Sms(URI.create(address), "+4930000000", null);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> form = Arrays.stream(body.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(field -> field[0], field -> decoded(field[1])));
            if (!isOurs(exchange)) {
                answer(401, "{\"code\": 20003, \"message\": \"Authenticate\"}").give(exchange);
                return;
            }
            received.computeIfAbsent(form.get("To"), to -> new CopyOnWriteArrayList<>())
                    .add(form);
            answers.getOrDefault(form.get("To"), FINE).give(exchange);
        }
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static boolean isOurs(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        String expected = Base64.getEncoder().encodeToString(("AC1:" + TOKEN).getBytes(StandardCharsets.UTF_8));
        return exchange.getRequestURI().getPath().equals(PATH) && ("Basic " + expected).equals(given);
    }

    /** What a phone was handed to, whatever the gateway answered, the first one first. */
    public List<Map<String, String>> received(String number) {
        return received.getOrDefault(number, List.of());
    }

    public void on(String number, Answer answer) {
        answers.put(number, answer);
    }

    /** What the gateway signs. */
    public static String signature(String address, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(address);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
