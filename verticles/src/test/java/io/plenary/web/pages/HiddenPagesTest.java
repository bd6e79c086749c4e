package io.plenary.web.pages;

import static io.plenary.web.pages.MadeUpConference.DRAFT;
import static io.plenary.web.pages.MadeUpConference.SECRET;
import static io.plenary.web.pages.MadeUpConference.SLUG;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.Reply;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not everybody's to see is said to nobody, and what there is not is not found. */
class HiddenPagesTest {

    private static final String CONFERENCE = "/c/" + SLUG;

    private static MadeUpConference made;

    @BeforeAll
    static void start() {
        made = new MadeUpConference();
    }

    @AfterAll
    static void stop() {
        made.close();
    }

    private static String session(String id) {
        return CONFERENCE + "/sessions/" + id;
    }

    @Test
    void whatIsHiddenIsSaidToNobody() {
        for (String page : List.of("", "/schedule", "/speakers", "/sessions/" + SECRET)) {
            Reply reply = made.asks("/c/" + DRAFT + page);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("X-Robots-Tag")).hasValue("noindex");
            assertThat(reply.text()).doesNotContain("Secret", "rel=\"canonical\"", "ld+json");
            assertThat(reply.text())
                    .isEqualTo(made.asks("/c/no-such-conference" + page).text().replace("no-such-conference", DRAFT));
        }
        assertThat(made.asks("/").text()).contains("Harbor Days").doesNotContain(DRAFT);
        assertThat(made.asks(session(SECRET)).status()).isEqualTo(404);
    }

    @Test
    void aConferenceThatIsDeletedIsGoneFromTheNextAnswerOn() {
        made.platform.conference(made.organizer, "harbor", "short-lived", "PUBLISHED");
        assertThat(made.asks("/c/short-lived").text()).contains("rel=\"canonical\"");
        assertThat(made.asks("/").text()).contains("/c/short-lived");

        made.organizer.delete("/api/v1/conferences/short-lived").expect(200);

        Awaitility.await().untilAsserted(() -> {
            assertThat(made.asks("/c/short-lived").text()).doesNotContain("rel=\"canonical\"");
            assertThat(made.asks("/").text()).doesNotContain("/c/short-lived");
        });
        assertThat(made.asks("/c/short-lived").header("X-Robots-Tag")).hasValue("noindex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sessions/", "/speakers/"})
    void whatThereIsNotIsNotFound(String place) {
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense", SECRET)) {
            Reply reply = made.asks(CONFERENCE + place + id);

            assertThat(reply.status()).as(id).isEqualTo(404);
            assertThat(reply.text()).contains("type=\"module\"").doesNotContain("rel=\"canonical\"");
        }
    }
}
