package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists are kept ready to send, and still show each caller what is theirs to see, as it is now. */
class ConferenceListsTest {

    private static final String LIST = "/api/v1/conferences?limit=200";

    private static TestPlatform platform;
    private static Organization organization;
    private static User organizer;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        organization = platform.organization("lists-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        platform.conference(organizer, organization.slug(), "lists-open", "PUBLISHED");
        platform.conference(organizer, organization.slug(), "lists-draft", "DRAFT");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void draftsAreOnTheListsOfTheirOrganizationOnly() {
        User outsider = platform.user("outsider");
        User member = platform.member(organization, OrganizationRole.MEMBER);
        User others = platform.member(platform.organization("other-lists"), OrganizationRole.OWNER);

        for (int i = 0; i < 2; i++) {
            assertThat(organizer.get(LIST).text()).contains("lists-open", "lists-draft");
            for (User user : new User[] {platform.http().anonymous(), outsider, member, others}) {
                assertThat(user.get(LIST).text()).contains("lists-open").doesNotContain("lists-draft");
            }
        }
    }

    @Test
    void aKnownListIsNotSentAgain() {
        Reply list = platform.http().anonymous().get(LIST);
        String etag = list.header("ETag").orElseThrow();

        assertThat(list.header("Cache-Control")).contains("public, no-cache");
        assertThat(list.header("Vary").orElseThrow()).contains("Authorization");
        assertThat(platform.http().anonymous().get(LIST, "If-None-Match", etag).status())
                .isEqualTo(304);
        assertThat(organizer.get(LIST, "If-None-Match", etag).status()).isEqualTo(200);
    }

    @Test
    void aChangeShowsAtOnce() {
        platform.http().anonymous().get(LIST).expect(200);
        for (int i = 0; i < 5; i++) {
            String title = "Renamed " + i;
            organizer
                    .patch("/api/v1/conferences/lists-open", new JsonObject().put("title", title))
                    .expect(200);
            Awaitility.await().untilAsserted(() -> assertThat(
                            platform.http().anonymous().get(LIST).text())
                    .contains(title));
        }
    }

    @Test
    void filtersAreListsOfTheirOwn() {
        User stranger = platform.http().anonymous();

        assertThat(stranger.get(LIST + "&q=nothing-of-the-kind").expect(200).getJsonArray("items"))
                .isEmpty();
        assertThat(stranger.get(LIST + "&organization=lists-org").text()).contains("lists-open");
        stranger.get(LIST + "&organization=no-such-org").expect(404);
    }
}
