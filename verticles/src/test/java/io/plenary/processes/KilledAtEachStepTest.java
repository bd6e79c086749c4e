package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed at every step of making a conference, between doing it and writing down that it is done. */
@Tag("slow")
class KilledAtEachStepTest {

    private static final List<String> STEPS =
            List.of("DATABASE_CREATED", "MIGRATED", "SERVICE_UP", "ENDPOINT_REGISTERED", "READY");

    @TempDir
    static Path folder;

    private final String prefix = "k" + UUID.randomUUID().toString().substring(0, 8);
    private NodeProcess node;
    private User admin;

    private void start() {
        node = NodeProcess.start(
                folder,
                Map.of(
                        "PLENARY_DATABASE_URI",
                        TestServer.uri(),
                        "PLENARY_DATABASE_PREFIX",
                        prefix,
                        "PLENARY_CLUSTER_NAME",
                        prefix,
                        "PLENARY_CLUSTER_PORT",
                        Integer.toString(FreePort.next())));
        admin = node.signIn();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void goesOnWhereItWasKilled() throws SQLException {
        start();
        Stage.organize(admin);
        Map<String, String> provisionings = new LinkedHashMap<>();
        try (HeldSteps steps = HeldSteps.of(prefix)) {
            for (String step : STEPS) {
                String slug = "killed-at-" + step.toLowerCase().replace('_', '-');
                steps.hold(slug, step);
                provisionings.put(slug, Stage.order(admin, slug));
                steps.awaitHeld();
                node.crash();
                steps.forget();
                assertThat(steps.written(slug)).contains("REQUESTED").doesNotContain(step);
                start();
            }
        }

        provisionings.forEach((slug, provisioning) -> {
            Stage.awaitReady(admin, provisioning);
            assertThat(reached(provisioning)).startsWith("REQUESTED").endsWith(STEPS.toArray(String[]::new));
            admin.post("/api/v1/conferences/" + slug + "/sessions", new JsonObject().put("title", "The first lamp"))
                    .expect(201);
        });
    }

    private List<String> reached(String provisioning) {
        JsonArray steps = admin.get(provisioning).expect(200).getJsonArray("steps");
        return steps.stream()
                .map(JsonObject.class::cast)
                .map(step -> step.getString("state"))
                .toList();
    }
}
