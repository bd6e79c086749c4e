package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever chooses the id may ask again when an answer got lost. */
class RepeatedRequestsTest {

    private static final String CONF = "/api/v1/conferences/repeated-conf";

    private static TestPlatform platform;
    private static User organizer;
    private static User stranger;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        Organization ours = platform.organization("repeated-org");
        Organization theirs = platform.organization("repeating-org");
        organizer = platform.member(ours, OrganizationRole.ORGANIZER);
        stranger = platform.member(theirs, OrganizationRole.ORGANIZER);
        platform.conference(organizer, ours.slug(), "repeated-conf", "PUBLISHED");
        platform.conference(stranger, theirs.slug(), "repeating-conf", "PUBLISHED");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({"sessions,title", "rooms,name", "tracks,name", "speakers,name"})
    void theSameRequestAgainIsAnsweredAlikeAndMakesNothing(String collection, String member) {
        JsonObject wanted = item(member, "Once in " + collection);
        Reply first = organizer.post(CONF + "/" + collection, wanted);
        String version = programVersion();

        Reply again = organizer.post(CONF + "/" + collection, wanted);

        assertThat(again.expect(201)).isEqualTo(first.expect(201));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(programVersion()).isEqualTo(version);
    }

    /** It grows with every event of the program. */
    private static String programVersion() {
        return organizer.get(CONF + "/schedule").header("ETag").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"sessions,title", "rooms,name", "tracks,name", "speakers,name"})
    void anIdThatSomethingElseHasIsRefused(String collection, String member) {
        JsonObject first = item(member, "First of " + collection);
        organizer.post(CONF + "/" + collection, first).expect(201);

        JsonObject problem = organizer
                .post(CONF + "/" + collection, first.copy().put(member, "Second of " + collection))
                .expect(409);

        assertThat(problem.getString("detail")).contains("is in use");
    }

    @ParameterizedTest
    @CsvSource({"sessions,title", "rooms,name", "tracks,name", "speakers,name"})
    void anIdMustBeAUuid(String collection, String member) {
        JsonObject malformed = item(member, "Malformed").put("id", "1; drop table sessions");

        JsonObject problem = organizer.post(CONF + "/" + collection, malformed).expect(400);

        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/id");
    }

    @Test
    void anIdOfAnotherOrganizationIsNeitherReachedNorTold() {
        JsonObject ours = item("title", "Ours");
        JsonObject made = organizer.post(CONF + "/sessions", ours).expect(201);

        stranger.post(CONF + "/sessions", ours).expect(403);
        platform.http().anonymous().post(CONF + "/sessions", ours).expect(401);
        stranger.post("/api/v1/conferences/repeating-conf/sessions", ours.copy().put("title", "Theirs"))
                .expect(201);

        assertThat(organizer.get(CONF + "/sessions/" + ours.getString("id")).expect(200))
                .isEqualTo(made.getJsonObject("session"));
    }

    private static JsonObject item(String member, String name) {
        return new JsonObject().put("id", UUID.randomUUID().toString()).put(member, name);
    }
}
