package io.plenary.web;

import static io.plenary.web.BulletinStage.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is answered to mails of organizers reaches them, where they have said at which address. */
class AnswersToMailsTest {

    private static BulletinStage stage;

    @BeforeAll
    static void start() {
        stage = new BulletinStage("answered-org");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static String sentTo(User reader) {
        String bulletin = stage.created(draft());
        stage.send(bulletin, new JsonObject()).expect(200);
        stage.awaitState(bulletin, "SENT");
        String email =
                reader.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
        await().until(() -> stage.mailsTo(email) == 1);
        return stage.mailOf(email);
    }

    /** Who it is that sells need not be said for that. */
    @Test
    void theyGoToTheContactOfTheConference() {
        stage.publish();
        stage.organizer()
                .put(stage.conference() + "/seller", new JsonObject().put("contactEmail", "ask@example.org"))
                .expect(200);

        assertThat(sentTo(stage.attendee("Ada"))).containsPattern("(?m)^Reply-To: .*ask@example.org");
    }

    @Test
    void withoutOneTheyGoNowhere() {
        stage.publish();

        assertThat(sentTo(stage.attendee("Bo"))).doesNotContainPattern("(?m)^Reply-To:");
    }
}
