package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What was answered a moment ago is answered again, to whoever may have it, as long as it is true. Alone, since the figures are those of all platforms of the JVM. */
@Isolated
class MicroCacheTest {

    private static final String OPEN = "/api/v1/conferences/moments-open";
    private static final String DRAFT = "/api/v1/conferences/moments-draft";
    private static final SimpleMeterRegistry FIGURES = new SimpleMeterRegistry();

    private static TestPlatform platform;
    private static User organizer;
    private static User stranger;

    @BeforeAll
    static void start() {
        Metrics.addRegistry(FIGURES);
        platform = new TestPlatform();
        Organization organization = platform.organization("moments-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        stranger = platform.http().anonymous();
        platform.conference(organizer, organization.slug(), "moments-open", "PUBLISHED");
        platform.conference(organizer, organization.slug(), "moments-draft", "DRAFT");
    }

    @AfterAll
    static void stop() {
        platform.close();
        Metrics.removeRegistry(FIGURES);
    }

    /** Asks until an answer came from the cache, which keeps it for a moment only. */
    private static Reply repeated(User asking, String path, String... headers) {
        return await().until(
                        () -> {
                            stranger.get(path);
                            stranger.get(path, headers);
                            double before = repeats();
                            Reply reply = asking.get(path, headers);
                            return repeats() > before ? reply : null;
                        },
                        Objects::nonNull);
    }

    private static double repeats() {
        Counter repeated = FIGURES.find("plenary.http.repeated").counter();
        return repeated == null ? 0 : repeated.count();
    }

    @Test
    void whatIsRepeatedIsTheSameInEveryHeader() {
        for (String path : List.of(OPEN + "/schedule", OPEN + "/schedule?day=current")) {
            Reply first = stranger.get(path);
            Reply again = repeated(stranger, path);

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(lasting(again)).isEqualTo(lasting(first));
        }
    }

    /** But for those that name the request and its time. */
    private static Map<String, List<String>> lasting(Reply reply) {
        Map<String, List<String>> headers =
                new TreeMap<>(reply.response().headers().map());
        headers.keySet().removeAll(List.of("date", "x-correlation-id"));
        return headers;
    }

    @Test
    void eachFormIsRepeatedToThoseWhoTakeIt() {
        String path = OPEN + "/schedule";

        Reply gzip = repeated(stranger, path, "Accept-Encoding", "gzip");
        Reply plain = repeated(stranger, path);

        assertThat(gzip.header("Content-Encoding")).contains("gzip");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        String etag = plain.header("ETag").orElseThrow();
        assertThat(repeated(stranger, path, "If-None-Match", etag).status()).isEqualTo(304);
    }

    @Test
    void whoHasAValidTokenIsAnsweredTheSameButForTheLeaveToReadItElsewhere() {
        String path = OPEN + "/schedule";
        Reply first = platform.user("moments").get(path);
        Reply again = repeated(platform.user("moments-again"), path);

        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(lasting(again)).isEqualTo(lasting(first)).doesNotContainKey("access-control-allow-origin");
        assertThat(lasting(repeated(stranger, path))).containsKey("access-control-allow-origin");
    }

    @Test
    void whatIsRefusedIsRefusedThoughOthersAreAnswered() {
        String path = OPEN + "/schedule";
        for (int i = 0; i < 20; i++) {
            repeated(stranger, path);
            assertThat(stranger.get(path, "Authorization", "Bearer bogus").status())
                    .isEqualTo(401);
            assertThat(stranger.get(path, "If-None-Match", "\"" + "x".repeat(1_000) + "\"")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void whoIsOnlyAskingAboutItIsToldTheSame() {
        Reply known = repeated(stranger, OPEN + "/schedule");
        Reply head = stranger.json("HEAD", OPEN + "/schedule", null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(known.header("ETag"));
    }

    @Test
    void whatAnOrganizerSeesOfADraftIsRepeatedToNobody() {
        IntStream.range(0, 20).forEach(i -> {
            organizer.get(DRAFT + "/schedule").expect(200);
            stranger.get(DRAFT + "/schedule").expect(404);
        });
    }

    @Test
    void whatIsNoLongerForEverybodyIsRepeatedToNobody() {
        String path = "/api/v1/conferences/moments-withdrawn";
        platform.conference(organizer, "moments-org", "moments-withdrawn", "PUBLISHED");
        repeated(stranger, path + "/schedule");

        platform.admin().delete(path).expect(200);

        await().until(() -> stranger.get(path + "/schedule").status() == 404);
        IntStream.range(0, 10).forEach(i -> stranger.get(path + "/schedule").expect(404));
    }

    @Test
    void nothingIsRepeatedThatIsNotTrueAnyMore() {
        JsonObject session = organizer
                .post(OPEN + "/sessions", new JsonObject().put("title", "Version 0"))
                .expect(201)
                .getJsonObject("session");
        for (int version = 1; version <= 5; version++) {
            String title = "Version " + version;
            repeated(stranger, OPEN + "/schedule");
            organizer
                    .patch(OPEN + "/sessions/" + session.getString("id"), new JsonObject().put("title", title))
                    .expect(200);
            await().until(() -> stranger.get(OPEN + "/schedule").text().contains(title));
            IntStream.range(0, 10)
                    .forEach(i ->
                            assertThat(stranger.get(OPEN + "/schedule").text()).contains(title));
        }
    }
}
