package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.Messaging;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What organizers say in messages that are not their own doing. */
class TemplatesTest {

    private static TestPlatform platform;
    private static Organization organization;
    private static User organizer;
    private static String conference;
    private static String session;

    @BeforeAll
    static void start() {
        platform = TestPlatform.mailing(new Messaging(null, "Plenary <plenary@example.org>", Duration.ofSeconds(1)));
        organization = platform.organization("worded-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        platform.conference(organizer, "worded-org", "worded-conf", "DRAFT");
        platform.admin().post("/api/v1/conferences/worded-conf/publish", null).expect(200);
        conference = "/api/v1/conferences/worded-conf";
        session = organizer
                .post(conference + "/sessions", new JsonObject().put("title", "Opening *night*"))
                .expect(201)
                .getJsonObject("session")
                .getString("id");
        place("2027-05-18T09:00:00Z");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void whatOrganizersSayIsToldAndTheDefaultIsBackWhenTheyWantIt() {
        JsonObject mine = text(
                "{{ conference.title }}: look, {{ person.name }}",
                "So much is new: {{ changes.count }}\n\n{{ changes }}");
        assertThat(set(mine).expect(200).getBoolean("changed")).isTrue();
        assertThat(listed("en")).containsEntry("changed", true).containsEntry("subject", mine.getString("subject"));
        assertThat(listed("de")).containsEntry("changed", false);
        User attendee = platform.user("attendee");
        attendee.patch("/api/v1/me", new JsonObject().put("displayName", "Ada [x](y)"))
                .expect(200);
        attendee.put(conference + "/sessions/" + session + "/star", null).expect(200);

        place("2027-05-18T10:00:00Z");

        JsonObject told =
                await().until(() -> told(attendee), found -> !found.isEmpty()).get(0);
        assertThat(told.getString("title")).isEqualTo("Conference worded-conf: look, Ada [x](y)");
        assertThat(told.getString("text").replaceAll("\\\\(\\p{Punct})", "$1"))
                .startsWith("So much is new: 1")
                .contains("[Opening *night*](", "/c/worded-conf/sessions/" + session);

        JsonObject back = organizer
                .post(
                        conference + "/templates/reset",
                        new JsonObject().put("kind", "AGENDA_CHANGED").put("language", "en"))
                .expect(200);
        assertThat(back.getBoolean("changed")).isFalse();
        assertThat(back.getString("text")).contains("{{ changes }}");
        assertThat(told(attendee).get(0).getString("title"))
                .isEqualTo("Conference worded-conf: a session on your agenda has changed");
    }

    @Test
    void aPreviewIsMadeOfSessionsOfTheConferenceAndKeepsNothing() {
        JsonObject german =
                text("Neues", "Hallo {{ person.name }}\n\n{{ changes }}").put("language", "de");

        JsonObject mail =
                organizer.post(conference + "/templates/preview", german).expect(200);

        assertThat(mail.getString("subject")).isEqualTo("Neues");
        assertThat(mail.getString("html")).contains("Hallo organizer", "Opening *night*", "lang=\"de\"", "→");
        assertThat(listed("de")).containsEntry("changed", false);
    }

    /** What a phone shows of it is the subject. */
    @Test
    void whatBeginsSoonHasPlaceholdersOfItsOwn() {
        JsonObject soon = text("Run: {{ session.title }} at {{ session.time }}", "{{ changes }}")
                .put("kind", "SESSION_SOON");

        JsonObject mail =
                organizer.post(conference + "/templates/preview", soon).expect(200);

        assertThat(mail.getString("subject")).matches("Run: Opening \\*night\\* at \\d\\d:00");
        assertThat(organizer
                        .post(conference + "/templates/preview", soon.copy().put("kind", "PROGRAM_DIGEST"))
                        .expect(400)
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("code"))
                .isEqualTo("UNKNOWN_PLACEHOLDER");
    }

    @Test
    void ofTheDigestTheListIsThePlatforms() {
        JsonObject digest = text("{{ changes.count }} new at {{ conference.title }}", "Look:\n\n{{ changes }}")
                .put("kind", "PROGRAM_DIGEST");

        JsonObject mail =
                organizer.post(conference + "/templates/preview", digest).expect(200);

        assertThat(mail.getString("subject")).isEqualTo("1 new at Conference worded-conf");
        assertThat(mail.getString("text")).contains("Look:", "Opening *night*");
    }

    @ParameterizedTest
    @CsvSource({
        "subject, {{ changes }}, /subject, UNKNOWN_PLACEHOLDER",
        "text, {{ person.email }}, /text, UNKNOWN_PLACEHOLDER",
        "text, ![x](https://example.org/x.png), /text, PICTURES",
        "subject, '  ', /subject, EMPTY",
        "text, '  ', /text, EMPTY",
        "kind, RESET_PASSWORD, /kind, ONE_OF",
        "language, fr, /language, ONE_OF"
    })
    void whatCannotBeSaidIsRefusedByName(String member, String value, String pointer, String code) {
        for (String path : List.of("/templates", "/templates/preview")) {
            JsonObject fault = organizer
                    .post(conference + path, text("S", "T").put(member, value))
                    .expect(400)
                    .getJsonArray("errors")
                    .getJsonObject(0);
            assertThat(fault.getString("pointer")).isEqualTo(pointer);
            assertThat(fault.getString("code")).isEqualTo(code);
        }
    }

    @Test
    void onlyOrganizersOfTheConferenceDecideWhatIsSaid() {
        User foreign = platform.member(
                platform.organization("unworded-" + UUID.randomUUID().toString().substring(0, 8)),
                OrganizationRole.OWNER);
        Map<User, Integer> refused = Map.of(
                platform.member(organization, OrganizationRole.STAFF),
                403,
                foreign,
                403,
                platform.user("nobody"),
                403,
                platform.http().anonymous(),
                401);

        refused.forEach((user, status) -> {
            for (Reply reply : List.of(
                    user.get(conference + "/templates"),
                    user.post(conference + "/templates", text("S", "T")),
                    user.post(conference + "/templates/preview", text("S", "T")),
                    user.post(
                            conference + "/templates/reset",
                            new JsonObject().put("kind", "AGENDA_CHANGED").put("language", "en")))) {
                assertThat(reply.status()).as(reply.text()).isEqualTo(status);
            }
        });
    }

    private static JsonObject text(String subject, String text) {
        return new JsonObject()
                .put("kind", "AGENDA_CHANGED")
                .put("language", "en")
                .put("subject", subject)
                .put("text", text);
    }

    private static Reply set(JsonObject text) {
        return organizer.post(conference + "/templates", text);
    }

    private static Map<String, Object> listed(String language) {
        return organizer.get(conference + "/templates").expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("kind").equals("AGENDA_CHANGED"))
                .filter(one -> one.getString("language").equals(language))
                .findFirst()
                .orElseThrow()
                .getMap();
    }

    private static void place(String start) {
        organizer
                .put(
                        conference + "/sessions/" + session + "/slot",
                        new JsonObject().put("start", start).put("durationMinutes", 30))
                .expect(200);
    }

    private static List<JsonObject> told(User user) {
        return user.get("/api/v1/me/inbox").expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("kind").equals("AGENDA_CHANGED"))
                .toList();
    }
}
