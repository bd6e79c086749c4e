package io.plenary.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What an administrator asks of a running Plenary. */
public final class Api {

    private static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private String token;

    public Api(int port) {
        this(port, "/api/v1");
    }

    /** @param root what stands before all paths */
    Api(int port, String root) {
        base = "http://127.0.0.1:" + port + root;
    }

    Api signIn(String email, String password) {
        JsonObject body = new JsonObject().put("email", email).put("password", password);
        token = post("/auth/login", JSON, body.encode()).getString("accessToken");
        return this;
    }

    public void addOrganization(String slug) {
        JsonObject body = new JsonObject().put("slug", slug).put("name", slug);
        post("/organizations", JSON, body.encode());
    }

    /** Adds a published conference to the demo organization and waits until it is there. */
    void addConference(String slug) {
        addConference("demo", slug);
    }

    void addConference(String organization, String slug) {
        addConference(organization, slug, LocalDate.of(2019, 12, 27));
    }

    /** For four days. */
    public void addConference(String organization, String slug, LocalDate start) {
        JsonObject body = new JsonObject()
                .put("organization", organization)
                .put("slug", slug)
                .put("title", "Bench " + slug)
                .put("timeZone", "Europe/Berlin")
                .put("startDate", start.toString())
                .put("endDate", start.plusDays(3).toString())
                .put("status", "PUBLISHED");
        String id = post("/admin/conferences", JSON, body.encode()).getString("provisioningId");
        await("/admin/provisionings/" + id, Set.of("READY", "FAILED")::contains, "READY");
    }

    /** A star that is new, as often as one likes: notes have a pace. */
    void starAnew(String slug, String session) {
        String star = "/conferences/" + slug + "/sessions/" + session + "/star";
        send(request(star).DELETE());
        send(request(star).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    /** @return the finished import, which has brought something */
    JsonObject importProgram(String slug, String text) {
        String path = "/conferences/" + slug + "/imports";
        String id = post(path, "application/xml", text).getString("id");
        return await(path + "/" + id, Set.of("SUCCEEDED", "FAILED")::contains, "SUCCEEDED");
    }

    /** From now on organizers work on a draft. */
    void releaseByHand(String slug) {
        put(
                "/conferences/" + slug + "/release-mode",
                new JsonObject().put("mode", "BY_HAND").encode());
    }

    /** All of the draft. */
    void release(String slug) {
        post("/conferences/" + slug + "/releases", JSON, "{}");
    }

    /** @return its id */
    public String addSession(String slug, String title) {
        String body = new JsonObject().put("title", title).encode();
        return post("/conferences/" + slug + "/sessions", JSON, body)
                .getJsonObject("session")
                .getString("id");
    }

    void renameSession(String slug, String id, String title) {
        String body = new JsonObject().put("title", title).encode();
        send(request("/conferences/" + slug + "/sessions/" + id)
                .header("Content-Type", JSON)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    /** @return the id of a ticket type that costs nothing */
    String sell(String slug, int seats) {
        String at = "/conferences/" + slug;
        JsonObject quota = new JsonObject().put("name", "Hall").put("size", seats);
        String id = post(at + "/quotas", JSON, quota.encode()).getString("id");
        JsonObject type = new JsonObject()
                .put("name", "Regular")
                .put("currency", "EUR")
                .put("price", 0)
                .put("quotaIds", List.of(id));
        return post(at + "/ticket-types", JSON, type.encode()).getString("id");
    }

    /** @return its id */
    String addWebhook(String organization, String url, String type) {
        JsonObject body = new JsonObject().put("url", url).put("types", List.of(type));
        JsonObject made = post("/organizations/" + organization + "/webhooks", JSON, body.encode());
        return made.getJsonObject("endpoint").getString("id");
    }

    /** All of it once more. */
    void replay(String organization, String webhook, Instant since) {
        String body = new JsonObject().put("since", since.toString()).encode();
        post("/organizations/" + organization + "/webhooks/" + webhook + "/replay", JSON, body);
    }

    List<String> sessionIds(String slug) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page = get("/conferences/" + slug + "/sessions?limit=200" + cursor);
            page.getJsonArray("items").forEach(item -> ids.add(((JsonObject) item).getString("id")));
            cursor = page.containsKey("nextCursor") ? "&cursor=" + page.getString("nextCursor") : null;
        }
        return ids;
    }

    private JsonObject await(String path, Predicate<String> isOver, String wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonObject found = get(path);
        while (!isOver.test(found.getString("state")) && System.nanoTime() < end) {
            Timing.pause(20);
            found = get(path);
        }
        if (!wanted.equals(found.getString("state"))) {
            throw new IllegalStateException(path + " is " + found.encode());
        }
        return found;
    }

    public JsonObject get(String path) {
        return new JsonObject(new String(send(request(path).GET()).body(), StandardCharsets.UTF_8));
    }

    public JsonObject post(String path, JsonObject body) {
        return post(path, JSON, body.encode());
    }

    private JsonObject post(String path, String type, String body) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
        return new JsonObject(new String(send(request).body(), StandardCharsets.UTF_8));
    }

    void put(String path, String body) {
        send(request(path).header("Content-Type", JSON).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public String token() {
        return token;
    }

    /** A change that is not carried out, whatever the reason. */
    void refused(String path, String body) {
        HttpRequest request = request(path)
                .header("Content-Type", JSON)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .timeout(PATIENCE)
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status < 400) {
                throw new IllegalStateException(path + " took it: " + status);
            }
        } catch (IOException hungUp) {
            // Refused before it was read.
            Timing.pause(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Stopped while waiting", e);
        }
    }

    /** A request that is answered somehow. */
    int status(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept-Encoding", "gzip")
                .timeout(PATIENCE)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Stopped while waiting", e);
        }
    }

    /** The answer as everybody gets it, compressed. */
    HttpResponse<byte[]> compressed(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Encoding", "gzip"));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token == null
                ? request
                : request.header("Authorization", "Bearer " + token).header("Plenary-Reason", "Measuring");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(PATIENCE).build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + " answers " + response.statusCode() + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Stopped while waiting", e);
        }
    }
}
