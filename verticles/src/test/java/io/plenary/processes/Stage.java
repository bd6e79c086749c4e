package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.User;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** A conference with one session, as the administrator sees it over HTTP. */
record Stage(String path, String session, String noted) {

    static final String ORGANIZATION = "lighthouse";

    static void organize(User admin) {
        JsonObject organization = new JsonObject().put("slug", ORGANIZATION).put("name", "Lighthouse Society");
        admin.post("/api/v1/organizations", organization).expect(201);
    }

    /** Orders a conference; answers the path of its provisioning. */
    static String order(User admin, String slug) {
        JsonObject conference = new JsonObject()
                .put("organization", ORGANIZATION)
                .put("slug", slug)
                .put("title", "Conference " + slug)
                .put("timeZone", "Europe/Lisbon")
                .put("startDate", "2027-05-18")
                .put("endDate", "2027-05-20")
                .put("status", "PUBLISHED");
        return "/api/v1/admin/provisionings/"
                + admin.post("/api/v1/admin/conferences", conference)
                        .expect(202)
                        .getString("provisioningId");
    }

    /** As patient as the worker, which tries a step ten times with growing waits before it gives up. */
    static void awaitReady(User admin, String provisioning) {
        JsonObject ended = Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> admin.get(provisioning).expect(200), Stage::isOver);
        assertThat(ended.getString("state")).as(ended.encode()).isEqualTo("READY");
    }

    private static boolean isOver(JsonObject provisioning) {
        return List.of("READY", "FAILED").contains(provisioning.getString("state"));
    }

    static Stage set(User admin, String slug) {
        awaitReady(admin, order(admin, slug));
        String path = "/api/v1/conferences/" + slug;
        String id = admin.post(path + "/sessions", new JsonObject().put("title", "How lamps are lit"))
                .expect(201)
                .getJsonObject("session")
                .getString("id");
        String session = path + "/sessions/" + id;
        String note = admin.post(session + "/notes", note()).expect(201).getString("id");
        return new Stage(path, session, "/api/v1/notes/" + note);
    }

    /** What people do at a conference: read, star and note; the same note, since new ones have a pace. */
    List<Supplier<Load.Request>> visits() {
        return List.of(
                () -> new Load.Request(HttpMethod.GET, session, null),
                () -> new Load.Request(HttpMethod.PATCH, noted, rewritten()),
                () -> new Load.Request(HttpMethod.GET, path + "/schedule", null),
                () -> new Load.Request(HttpMethod.PUT, session + "/star", null),
                () -> new Load.Request(HttpMethod.GET, session + "/notes", null));
    }

    private static JsonObject rewritten() {
        return new JsonObject().put("text", "Ask about the *wick* " + UUID.randomUUID());
    }

    static JsonObject note() {
        return new JsonObject().put("id", UUID.randomUUID().toString()).put("text", "Ask about the *wick*");
    }
}
