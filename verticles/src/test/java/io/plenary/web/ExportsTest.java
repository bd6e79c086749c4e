package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exports as whoever follows their addresses, from wherever, meets them. */
class ExportsTest {

    private static final String FILE =
            """
            <schedule><version>1</version><conference><title>T</title><acronym>test</acronym>
            <base_url>https://conf.example.org/</base_url></conference><day index="1" date="2027-05-18">
            <room name="Hall"><event id="1" guid="eeeeeeee-0000-4000-8000-000000000001">
            <date>2027-05-18T11:00:00+01:00</date><duration>01:00</duration><title>Talk</title>
            <url>https://conf.example.org/talks/1</url>
            <persons><person id="1">Alice Example</person></persons></event></room></day></schedule>
            """;
    private static final Pattern ADDRESS =
            Pattern.compile("(?:<url>|\"url\" ?: ?\"|URL:)(https?://[^<\"\\s]*/sessions/[^<\"\\s]*)");

    private static final Pattern START = Pattern.compile("DTSTART[^\r]*\r\n");

    private static TestPlatform platform;
    private static User organizer;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        organizer = platform.admin();
        platform.organization("harbor");
        platform.conference(organizer, "harbor", "public-conf", "PUBLISHED");
        platform.conference(organizer, "harbor", "draft-conf", "DRAFT");
        String job = organizer
                .post("/api/v1/conferences/public-conf/imports", FILE.getBytes(), "application/xml")
                .expect(202)
                .getString("id");
        Awaitility.await().until(() -> organizer
                .get("/api/v1/conferences/public-conf/imports/" + job)
                .expect(200)
                .getString("state")
                .equals("SUCCEEDED"));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static Reply export(String format) {
        return platform.http().anonymous().get("/api/v1/conferences/public-conf/schedule." + format);
    }

    @Test
    void filesSayHowSessionsStandAndKeepTheirTimes() {
        String session = "eeeeeeee-0000-4000-8000-000000000001";
        String before = export("ics").text();
        String etag = export("ics").header("ETag").orElseThrow();

        organizer
                .put(
                        "/api/v1/conferences/public-conf/sessions/" + session + "/live-state",
                        new JsonObject()
                                .put("delayedMinutes", 10)
                                .put("movedTo", "Tent")
                                .put("streamUrl", "https://stream.example/x"))
                .expect(200);

        Awaitility.await().untilAsserted(() -> assertThat(export("ics").text().replace("\r\n ", ""))
                .contains("LOCATION:Tent\r\n")
                .contains("COMMENT:Begins 10 minutes later than planned.")
                .contains("CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://stream.example/x")
                .contains(START.matcher(before)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group()));
        assertThat(export("ics").header("ETag"))
                .hasValueSatisfying(now -> assertThat(now).isNotEqualTo(etag));
        assertThat(new JsonObject(export("json").text()).encode()).contains("\"delayedMinutes\":10");
        assertThat(platform.http()
                        .anonymous()
                        .get("/api/v1/conferences/public-conf/changes?since=0")
                        .expect(200)
                        .getJsonArray("states"))
                .singleElement()
                .satisfies(state ->
                        assertThat(((JsonObject) state).getString("movedTo")).isEqualTo("Tent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json", "ics"})
    void theAddressOfASessionLeadsToItsPage(String format) {
        List<String> addresses = ADDRESS.matcher(export(format).text().replace("\r\n ", ""))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(addresses).isNotEmpty().allSatisfy(address -> {
            assertThat(address).startsWith(platform.node().settings().http().baseUrl());
            assertThat(platform.http()
                            .anonymous()
                            .get(URI.create(address).getPath())
                            .status())
                    .as(address)
                    .isEqualTo(200);
        });
        if (!format.equals("ics")) {
            assertThat(export(format).text())
                    .containsPattern("origin_url(>|\" ?: ?\")https://conf.example.org/talks/1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void theAddressOfTheConferenceLeadsToItsPage(String format) {
        String text = export(format).text();
        MatchResult base = Pattern.compile("base_url(?:>|\" ?: ?\")([^<\"]+)")
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow();

        assertThat(text).contains("generator").contains("Plenary");
        assertThat(platform.http()
                        .anonymous()
                        .get(URI.create(base.group(1)).getPath())
                        .status())
                .isEqualTo(200);
        assertThat(export(format).header("Link").orElseThrow()).startsWith("</c/public-conf>; rel=\"alternate\"");
    }

    static Stream<String> open() {
        return Stream.of("schedule.xml", "schedule.json", "schedule.ics", "schedule")
                .map(path -> "/api/v1/conferences/%s/" + path);
    }

    @ParameterizedTest
    @MethodSource("open")
    void pagesOfOtherSitesMayReadWhatIsPublicAndWhyNot(String path) {
        User stranger = platform.http().anonymous();

        for (String conference : List.of("public-conf", "draft-conf", "no-such-conf")) {
            Reply reply = stranger.get(path.formatted(conference));

            assertThat(reply.status()).isEqualTo(conference.equals("public-conf") ? 200 : 404);
            assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(reply.header("Access-Control-Expose-Headers").orElseThrow())
                    .contains("RateLimit", "Retry-After", "Sunset");
        }
        assertThat(stranger.get(path.formatted("public-conf") + "?nonsense=1").header("Access-Control-Allow-Origin"))
                .hasValue("*");
    }

    @ParameterizedTest
    @MethodSource("open")
    void theirBrowserAsksFirst(String path) {
        Reply reply = platform.http().anonymous().json("OPTIONS", path.formatted("public-conf"), null);

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(reply.header("Access-Control-Allow-Methods")).hasValue("GET, HEAD");
        assertThat(reply.header("Access-Control-Allow-Headers").orElseThrow()).doesNotContain("Authorization");
        assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("open")
    void whatATokenOpensIsForThisSiteAlone(String path) {
        assertThat(organizer.get(path.formatted("draft-conf")).header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void everythingElseIsForThisSiteAlone() {
        List<String> open = Stream.concat(open(), Stream.of("/api/v1/conferences/%s/changes"))
                .map(path -> path.formatted("{conf}").substring("/api/v1".length()))
                .toList();

        for (ApiOperations.Operation operation : ApiOperations.all()) {
            String path = "/api/v1" + operation.template().replaceAll("\\{\\w+}", "x");
            boolean readable = open.contains(operation.template());
            assertThat(platform.http()
                            .anonymous()
                            .json("OPTIONS", path, null)
                            .header("Access-Control-Allow-Origin")
                            .isPresent())
                    .as(path)
                    .isEqualTo(readable);
            assertThat(platform.http()
                            .anonymous()
                            .get(path)
                            .header("Access-Control-Allow-Origin")
                            .isPresent())
                    .as(path)
                    .isEqualTo(readable);
        }
    }
}
