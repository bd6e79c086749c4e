package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new service costs its own files and a line in the list of services: one that is thrown away afterwards shows it. */
@Tag("slow")
class ServiceTemplateTest {

    private static final String GREETINGS = "/api/v1/greetings";

    /** A second attempt begins with nothing, too. */
    private static String prefix;

    @TempDir
    static Path folder;

    private static NodeProcess node;

    @BeforeAll
    static void addTheServiceAndStart() throws IOException {
        prefix = "t" + UUID.randomUUID().toString().substring(0, 8);
        node = NodeProcess.start(
                folder,
                Map.of(
                        "CLASSPATH", ServiceTemplate.compiled(folder),
                        "PLENARY_DATABASE_URI", TestServer.uri(),
                        "PLENARY_DATABASE_PREFIX", prefix));
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void itIsDeployedAndWatchedLikeAnyOther() {
        assertThat(node.readiness().getJsonObject("services").getString("greetings"))
                .isEqualTo("UP");
    }

    @Test
    void itsOperationsAreServedAndChecked() {
        User ada = signUp("ada");

        ada.post(GREETINGS, new JsonObject().put("text", "Good morning")).expect(201);
        JsonObject fault = ada.post(GREETINGS, new JsonObject().put("text", "")).expect(400);

        assertThat(fault.getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/text");
        assertThat(texts(ada)).contains("Good morning");
        assertThat(node.http().anonymous().get("/api/v1/openapi.yaml").text()).contains("writeGreeting");
    }

    @Test
    void itReadsTheLogOnce() {
        User bo = signUp("bo");

        Awaitility.await().untilAsserted(() -> assertThat(texts(bo)).isEqualTo(new JsonArray().add("Welcome, bo")));
    }

    @Test
    void whatIsSomebodysIsNobodyElses() {
        User cleo = signUp("cleo");
        cleo.post(GREETINGS, new JsonObject().put("text", "Mine alone")).expect(201);

        assertThat(texts(signUp("dan"))).doesNotContain("Mine alone");
        node.http().anonymous().get(GREETINGS).expect(401);
    }

    @Test
    void itsEventsComeToTheLog() throws SQLException {
        signUp("eve")
                .post(GREETINGS, new JsonObject().put("text", "Heard by all"))
                .expect(201);

        try (Connection log = connect("events")) {
            Awaitility.await().until(() -> {
                try (Statement query = log.createStatement();
                        ResultSet rows = query.executeQuery("select 1 from log where type = 'GreetingWritten'")) {
                    return rows.next();
                }
            });
        }
    }

    private static Connection connect(String service) throws SQLException {
        URI server = URI.create(TestServer.uri());
        String[] owner = server.getUserInfo().split(":");
        String url = "jdbc:postgresql://%s:%d/%s_%s".formatted(server.getHost(), server.getPort(), prefix, service);
        return DriverManager.getConnection(url, owner[0], owner[1]);
    }

    private static JsonArray texts(User user) {
        JsonArray texts = new JsonArray();
        user.get(GREETINGS).expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .forEach(greeting -> texts.add(greeting.getString("text")));
        return texts;
    }

    private static User signUp(String name) {
        String email = name + "-" + UUID.randomUUID() + "@example.org";
        JsonObject account = new JsonObject()
                .put("email", email)
                .put("password", NodeProcess.PASSWORD)
                .put("displayName", name);
        node.http().anonymous().post("/api/v1/auth/signup", account).expect(201);
        return node.signIn(email);
    }
}
