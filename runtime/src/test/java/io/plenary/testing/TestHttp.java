package io.plenary.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;

/** A client of the API, as anybody would write it. */
public final class TestHttp {

    private static final List<Witness> WITNESSES = ServiceLoader.load(Witness.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;

    public TestHttp(String base) {
        this.base = base;
    }

    public String base() {
        return base;
    }

    public User anonymous() {
        return new User(null, null);
    }

    /** A program with a token. */
    public User with(String token) {
        return new User(token, null);
    }

    public User signIn(String email, String password) {
        JsonObject body = anonymous()
                .post("/api/v1/auth/login", new JsonObject().put("email", email).put("password", password))
                .expect(200);
        UUID id = UUID.fromString(body.getJsonObject("user").getString("id"));
        return new User(body.getString("accessToken"), id, "For%20tests");
    }

    /** Looks at every answer that any test gets, and fails it; a service of the class path. */
    public interface Witness {
        void saw(Reply reply);
    }

    /** An answer. */
    public record Reply(int status, byte[] bytes, HttpResponse<byte[]> response) {

        /** The body, after asserting the status. */
        public JsonObject expect(int expected) {
            assertThat(status)
                    .as("status of %s: %s", response.request().uri(), text())
                    .isEqualTo(expected);
            return bytes.length == 0 ? new JsonObject() : new JsonObject(text());
        }

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    /** Somebody who asks, with or without a token. */
    public final class User {

        private final String token;
        private final UUID id;

        private final String reason;

        private User(String token, UUID id) {
            this(token, id, null);
        }

        private User(String token, UUID id, String reason) {
            this.token = token;
            this.id = id;
            this.reason = reason;
        }

        /** The same, who says with every request why, as administrators in organizations of others must; null to say nothing. */
        public User because(String why) {
            return new User(token, id, why);
        }

        public UUID id() {
            return id;
        }

        public String token() {
            return token;
        }

        public Reply get(String path, String... headers) {
            return send("GET", path, BodyPublishers.noBody(), headers);
        }

        public Reply delete(String path, String... headers) {
            return send("DELETE", path, BodyPublishers.noBody(), headers);
        }

        public Reply post(String path, JsonObject body, String... headers) {
            return json("POST", path, body, headers);
        }

        public Reply put(String path, JsonObject body, String... headers) {
            return json("PUT", path, body, headers);
        }

        public Reply patch(String path, JsonObject body, String... headers) {
            return json("PATCH", path, body, headers);
        }

        public Reply post(String path, byte[] body, String contentType, String... headers) {
            return send("POST", path, BodyPublishers.ofByteArray(body), and(headers, "Content-Type", contentType));
        }

        /** Any method, with a JSON body where there is one. */
        public Reply json(String method, String path, JsonObject body, String... headers) {
            if (body == null) {
                return send(method, path, BodyPublishers.noBody(), headers);
            }
            String[] all = and(headers, "Content-Type", "application/json");
            return send(method, path, BodyPublishers.ofString(body.encode()), all);
        }

        private static String[] and(String[] headers, String name, String value) {
            String[] all = Arrays.copyOf(headers, headers.length + 2);
            all[headers.length] = name;
            all[headers.length + 1] = value;
            return all;
        }

        private Reply send(String method, String path, BodyPublisher body, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(Duration.ofSeconds(20))
                    .method(method, body);
            if (headers.length > 0) {
                request.headers(headers);
            }
            if (reason != null) {
                request.header("Plenary-Reason", reason);
            }
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            try {
                HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
                Reply reply = new Reply(response.statusCode(), response.body(), response);
                WITNESSES.forEach(witness -> witness.saw(reply));
                return reply;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
