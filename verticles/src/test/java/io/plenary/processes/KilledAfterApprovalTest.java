package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed as soon as it has said that a conference is approved, when nothing of the conference is made yet. */
@Tag("slow")
class KilledAfterApprovalTest {

    private static final int TIMES = 3;
    /** Nobody waits until conferences are looked through that nobody told of. */
    private static final Duration SOON = Duration.ofMinutes(2);

    private static final String ORGANIZER = "organizer@example.org";

    @TempDir
    Path folder;

    private NodeProcess node;

    @BeforeEach
    void start() {
        node = NodeProcess.start(
                folder,
                Map.of(
                        "PLENARY_DATA_DIR",
                        folder.resolve("data").toString(),
                        "PLENARY_CLUSTER_PORT",
                        Integer.toString(FreePort.next())));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whatWasApprovedIsMadeByTheNextNode() {
        Stage.organize(node.signIn());
        addOrganizer(node.signIn());
        for (int time = 0; time < TIMES; time++) {
            String path = add(node.signIn(ORGANIZER), "approved-" + time);
            User admin = node.signIn();
            assertThat(move(admin, path, "approve")).isEqualTo("APPROVED");
            node.crash();
            start();
        }

        User organizer = node.signIn(ORGANIZER);
        JsonObject talk = new JsonObject().put("title", "The first lamp");
        for (int time = 0; time < TIMES; time++) {
            String path = "/api/v1/conferences/approved-" + time;
            assertThat(organizer.get(path).expect(200).getString("status")).isEqualTo("APPROVED");
            Reply made = Awaitility.await()
                    .atMost(SOON)
                    .until(() -> organizer.post(path + "/sessions", talk), reply -> reply.status() < 300);
            made.expect(201);
        }
    }

    private void addOrganizer(User admin) {
        JsonObject account = new JsonObject()
                .put("email", ORGANIZER)
                .put("password", NodeProcess.PASSWORD)
                .put("displayName", "Ida");
        String id = admin.post("/api/v1/auth/signup", account).expect(201).getString("id");
        JsonObject member = new JsonObject().put("userId", id).put("role", "ORGANIZER");
        admin.post("/api/v1/organizations/" + Stage.ORGANIZATION + "/members", member)
                .expect(200);
    }

    private static String add(User organizer, String slug) {
        JsonObject conference = new JsonObject()
                .put("organization", Stage.ORGANIZATION)
                .put("slug", slug)
                .put("title", "Conference " + slug)
                .put("timeZone", "Europe/Lisbon")
                .put("startDate", "2027-05-18")
                .put("endDate", "2027-05-20");
        organizer.post("/api/v1/conferences", conference).expect(202);
        String path = "/api/v1/conferences/" + slug;
        assertThat(move(organizer, path, "submit")).isEqualTo("SUBMITTED");
        return path;
    }

    private static String move(User user, String path, String action) {
        return user.post(path + "/" + action, null).expect(200).getString("status");
    }
}
