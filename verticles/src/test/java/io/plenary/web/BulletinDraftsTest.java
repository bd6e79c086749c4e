package io.plenary.web;

import static io.plenary.web.BulletinStage.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What organizers write before it is sent: what it may say, and who writes it. */
class BulletinDraftsTest {

    private static BulletinStage stage;

    @BeforeAll
    static void start() {
        stage = new BulletinStage("drafting-org");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** Each test has people of its own. */
    @BeforeEach
    void publish() {
        stage.publish();
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("subject", "Free\r\nBcc: all@example.org", "/subject", "CONTROL_CHARACTER"),
                Arguments.of("subject", "x".repeat(151), "/subject", "LENGTH"),
                Arguments.of("subject", "Hello {{ person.email }}", "/subject", "UNKNOWN_PLACEHOLDER"),
                Arguments.of("text", "{{ __proto__ }}", "/text", "UNKNOWN_PLACEHOLDER"),
                Arguments.of("text", "![x](https://example.org/seen.png)", "/text", "PICTURES"),
                Arguments.of("text", "nul \u0000", "/text", "NUL"),
                Arguments.of("language", "fr", "/language", "ONE_OF"),
                Arguments.of("audience", "EVERYBODY", "/audience", "ONE_OF"),
                Arguments.of("sessionId", UUID.randomUUID().toString(), "/sessionId", "IMPOSSIBLE"),
                Arguments.of("trackId", "x", "/trackId", "FORMAT"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeIsRefusedByNameAndChangesNothing(String member, String value, String pointer, String code) {
        String kept = stage.created(draft());
        for (Reply reply : List.of(
                stage.organizer().post(stage.conference() + "/bulletins", draft().put(member, value)),
                stage.organizer().patch(kept, new JsonObject().put(member, value)))) {
            JsonObject fault = reply.expect(400).getJsonArray("errors").getJsonObject(0);
            assertThat(fault.getString("pointer")).isEqualTo(pointer);
            assertThat(fault.getString("code")).isIn(code, "TOO_LONG");
        }
        assertThat(stage.organizer()
                        .get(kept)
                        .expect(200)
                        .getJsonObject("bulletin")
                        .getInteger("version"))
                .isEqualTo(1);
        assertThat(stage.organizer()
                        .get(stage.conference() + "/bulletins")
                        .expect(200)
                        .getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void aPlaceholderThatDoesNotExistIsRefusedWithItsPosition() {
        JsonObject fault = stage.organizer()
                .post(stage.conference() + "/bulletins", draft().put("text", "Dear {{ name }}"))
                .expect(400)
                .getJsonArray("errors")
                .getJsonObject(0);

        assertThat(fault.getString("detail"))
                .startsWith("has “name” at character 6, which stands for nothing; there are person.name,");
    }

    @ParameterizedTest
    @CsvSource({"subject, EMPTY", "text, EMPTY", "sessionId, REQUIRED"})
    void whatIsNotCompleteIsNotSent(String missing, String code) {
        JsonObject incomplete =
                missing.equals("sessionId") ? draft().put("audience", "SESSION") : draft().put(missing, " ");
        String bulletin = stage.created(incomplete);

        JsonObject fault = stage.send(bulletin, new JsonObject())
                .expect(400)
                .getJsonArray("errors")
                .getJsonObject(0);

        assertThat(fault.getString("pointer")).isEqualTo("/" + missing);
        assertThat(fault.getString("code")).isEqualTo(code);
        assertThat(stage.state(bulletin)).isEqualTo("DRAFT");
    }

    @Test
    void onlyOrganizersWriteToThePeopleOfAConference() {
        String bulletin = stage.created(draft());
        String id = bulletin.substring(bulletin.lastIndexOf('/') + 1);
        User foreign = stage.platform()
                .member(stage.platform().organization("foreign-" + id.substring(30)), OrganizationRole.OWNER);
        Map<User, Integer> refused = Map.of(
                stage.platform().member(stage.organization(), OrganizationRole.STAFF),
                403,
                stage.platform().member(stage.organization(), OrganizationRole.MEMBER),
                403,
                foreign,
                403,
                stage.platform().user("nobody"),
                403,
                stage.platform().http().anonymous(),
                401);

        refused.forEach((user, status) -> {
            for (Reply reply : List.of(
                    user.get(stage.conference() + "/bulletins"),
                    user.post(stage.conference() + "/bulletins", draft()),
                    user.get(bulletin),
                    user.patch(bulletin, new JsonObject().put("subject", "Taken over")),
                    user.get(bulletin + "/preview"),
                    user.get(bulletin + "/audience"),
                    user.post(bulletin + "/test", null),
                    user.post(bulletin + "/send", new JsonObject()),
                    user.post(bulletin + "/stop", null),
                    user.delete(bulletin))) {
                assertThat(reply.status()).as(reply.text()).isEqualTo(status);
                assertThat(reply.text()).doesNotContain("Doors open");
            }
        });
        assertThat(stage.state(bulletin)).isEqualTo("DRAFT");
    }

    @Test
    void aBulletinIsThatOfItsConferenceOnly() {
        String bulletin = stage.created(draft());
        stage.publish();
        String through = stage.conference() + bulletin.substring(bulletin.indexOf("/bulletins"));

        assertThat(stage.organizer().get(through).status()).isEqualTo(404);
        assertThat(stage.send(through, new JsonObject()).status()).isEqualTo(404);
        stage.organizer().delete(through).expect(204);
        assertThat(stage.state(bulletin)).isEqualTo("DRAFT");
    }

    @Test
    void ofTwoWhoChangeItOneHasToLookAgain() {
        String bulletin = stage.created(draft());
        String seen = stage.organizer().get(bulletin).header("ETag").orElseThrow();
        stage.organizer()
                .patch(bulletin, new JsonObject().put("subject", "Mine"), "If-Match", seen)
                .expect(200);

        stage.organizer()
                .patch(bulletin, new JsonObject().put("subject", "Yours"), "If-Match", seen)
                .expect(412);
        stage.organizer()
                .post(bulletin + "/send", new JsonObject(), "If-Match", seen)
                .expect(412);
        assertThat(stage.state(bulletin)).isEqualTo("DRAFT");
    }

    /** A year that was mistyped. */
    @Test
    void whatWouldHaveBegunLongAgoIsSentToNobody() {
        String bulletin = stage.created(draft());

        stage.organizer()
                .post(bulletin + "/send", new JsonObject().put("at", "2020-11-29T12:00:00Z"))
                .expect(400);

        assertThat(stage.state(bulletin)).isEqualTo("DRAFT");
    }
}
