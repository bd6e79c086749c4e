package io.plenary.web.pages;

import static io.plenary.web.pages.MadeUpConference.CANCELLED;
import static io.plenary.web.pages.MadeUpConference.HOSTILE;
import static io.plenary.web.pages.MadeUpConference.HOSTILE_TITLE;
import static io.plenary.web.pages.MadeUpConference.LATE;
import static io.plenary.web.pages.MadeUpConference.OPENING;
import static io.plenary.web.pages.MadeUpConference.SLUG;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.Reply;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of conferences as search engines, links in chats and browsers without scripts meet them. */
class PublicPagesTest {

    private static final String CONFERENCE = "/c/" + SLUG;
    private static final StructuredDataRules RULES = new StructuredDataRules();

    private static final HtmlRules HTML = new HtmlRules();

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

    static Stream<String> pages() {
        return Stream.of(
                "/",
                CONFERENCE,
                CONFERENCE + "/schedule",
                CONFERENCE + "/schedule?day=2",
                session(OPENING),
                session(HOSTILE),
                session(CANCELLED),
                session(LATE),
                CONFERENCE + "/speakers",
                CONFERENCE + "/speakers/" + made.speakerOf(OPENING),
                CONFERENCE + "/speakers/" + made.speakerOf(HOSTILE),
                CONFERENCE + "/rooms",
                CONFERENCE + "/rooms/" + made.first("rooms"),
                CONFERENCE + "/tracks",
                CONFERENCE + "/tracks/" + made.first("tracks"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachSaysWhatItIsAboutToThoseWhoLinkToIt(String path) {
        Document page = made.page(path);
        String own = made.base() + path;

        assertThat(page.select("h1")).hasSize(1).allSatisfy(heading -> assertThat(heading.text())
                .isNotBlank());
        assertThat(page.title()).endsWith(" · Plenary");
        assertThat(content(page, "meta[name=description]")).hasSizeBetween(10, 200);
        assertThat(href(page, "link[rel=canonical]")).isEqualTo(own).isEqualTo(content(page, "meta[property=og:url]"));
        assertThat(href(page, "link[hreflang=x-default]")).isEqualTo(own);
        for (String language : List.of("en", "de")) {
            assertThat(href(page, "link[hreflang=" + language + "]"))
                    .isEqualTo(own + (path.contains("?") ? "&" : "?") + "lang=" + language);
        }
        assertThat(content(page, "meta[property=og:title]")).isNotBlank();
        assertThat(content(page, "meta[property=og:site_name]")).isNotBlank();
        assertThat(page.select("meta[property=og:image]").isEmpty()).isEqualTo(path.equals("/"));
        assertThat(page.select("meta[name=twitter:card]")).hasSize(1);
        assertThat(made.asks(path).header("X-Robots-Tag")).isEmpty();
    }

    private static String content(Document page, String selector) {
        return page.select(selector).attr("content");
    }

    private static String href(Document page, String selector) {
        return page.select(selector).attr("href");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theyAreValid(String path) {
        for (String language : List.of("", (path.contains("?") ? "&" : "?") + "lang=de")) {
            assertThat(HTML.faults(made.asks(path + language).text())).isEmpty();
        }
    }

    @Test
    void soIsWhatOtherSitesFrame() {
        assertThat(HTML.faults(made.asks(CONFERENCE + "/embed?theme=dark").text()))
                .isEmpty();
        assertThat(HTML.faults(made.asks("/docs/embed").text())).isEmpty();
    }

    @Test
    void theCheckerWouldNotice() {
        assertThat(HTML.faults(made.asks(CONFERENCE).text().replace("<main ", "<main><li></main><main ")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void structuredDataKeepsTheRulesOfSearchEngines(String path) {
        JsonObject data = data(made.page(path));

        assertThat(RULES.faults(data)).as(data.encodePrettily()).isEmpty();
    }

    private static JsonObject data(Document page) {
        return new JsonObject(
                page.select("script[type=application/ld+json]").first().data());
    }

    @Test
    void theRulesWouldNoticeWhatIsMissing() {
        JsonObject data = data(made.page(session(OPENING)));

        for (String name : List.of("name", "startDate", "location", "eventStatus", "organizer")) {
            JsonObject without = data.copy();
            without.remove(name);
            assertThat(RULES.faults(without)).as(name).isNotEmpty();
        }
        assertThat(RULES.faults(data.copy().put("startDate", "18 May"))).isNotEmpty();
    }

    @Test
    void aSessionIsAnEventOfTheConferenceWithItsTimeAndPeople() {
        JsonObject data = data(made.page(session(OPENING)));

        assertThat(data.getString("startDate")).isEqualTo("2027-05-18T09:30:00+01:00");
        assertThat(data.getString("endDate")).isEqualTo("2027-05-18T10:30:00+01:00");
        assertThat(data.getJsonObject("location").getString("name")).isEqualTo("Hall A, Old Dock");
        assertThat(data.getJsonArray("performer").size()).isEqualTo(2);
        assertThat(data.getJsonObject("superEvent").getString("name")).isEqualTo("Harbor Days");
        assertThat(data(made.page(session(CANCELLED))).getString("eventStatus")).endsWith("/EventCancelled");
        assertThat(data(made.page(CONFERENCE)).getJsonArray("subEvent").size()).isEqualTo(4);
    }

    @Test
    void whoReadsWithoutScriptsFindsTheWayFromDayToSessionToSpeakerAndBack() {
        Document schedule = made.page(CONFERENCE + "/schedule?day=1");
        Element first = schedule.select(".row-card a").first();
        assertThat(first.text()).isEqualTo("Opening of the harbor");
        assertThat(schedule.select(".bucket time").first().attr("datetime")).isEqualTo("2027-05-18T09:30:00+01:00");

        Document session = made.page(first.attr("href"));
        assertThat(session.select(".facts-box").text()).contains("Tuesday 18 May, 09:30–10:30", "Hall A", "60 min");
        assertThat(session.select(".prose").first().html())
                .contains("<strong>begin</strong>")
                .contains("href=\"https://example.org/where\"");
        Element person = session.select(".people-cards a").first();

        Document speaker = made.page(person.attr("href"));
        assertThat(speaker.select("h1").text()).isEqualTo("Amara Okwuosa");
        assertThat(speaker.select(".row-card a").eachAttr("href"))
                .containsExactly(session(OPENING), session(CANCELLED));
        assertThat(speaker.select(".row-card.cancelled").text()).contains("Cancelled");
        assertThat(session.select(".back").attr("href")).isEqualTo(CONFERENCE + "/schedule?day=1");
        assertThat(made.page(session(LATE)).select(".back").attr("href")).isEqualTo(CONFERENCE + "/schedule?day=2");
    }

    @Test
    void nothingThatSomebodyWroteBecomesMarkup() {
        for (String path : pages().toList()) {
            Document page = made.page(path);

            assertThat(page.select("script:not([type])")).as(path).hasSize(1);
            assertThat(page.select("script")).as(path).hasSizeLessThanOrEqualTo(5);
            assertThat(page.select("*").stream()
                            .flatMap(element -> element.attributes().asList().stream())
                            .map(attribute -> attribute.getKey()))
                    .noneMatch(name -> name.startsWith("on") || name.equals("style"));
            assertThat(page.select("a").eachAttr("href")).noneMatch(href -> href.startsWith("javascript"));
            assertThat(page.select("body style, body img[src=x], b:contains(Mallory) b"))
                    .isEmpty();
        }
        Document hostile = made.page(session(HOSTILE));
        assertThat(hostile.select("h1").text()).isEqualTo(HOSTILE_TITLE);
        assertThat(content(hostile, "meta[property=og:title]")).isEqualTo(HOSTILE_TITLE);
        assertThat(data(hostile).getString("name")).isEqualTo(HOSTILE_TITLE);
        JsonObject part = new JsonObject(hostile.getElementById("part").data());
        assertThat(part.getJsonObject("session").getString("title")).isEqualTo(HOSTILE_TITLE);
        assertThat(hostile.select(".prose").text()).contains("Paragraph");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePolicyIsAsStrictAsBefore(String path) {
        String policy = made.asks(path).header("Content-Security-Policy").orElseThrow();

        assertThat(policy)
                .contains("default-src 'none'; script-src 'self' 'sha256-")
                .contains("frame-ancestors 'none'")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(policy.contains("style-src 'self';")).isEqualTo(path.equals("/"));
    }

    @Test
    void whoHasAPageIsToldThatNothingChangedUntilSomethingDoes() {
        String path = session(LATE);
        String etag = made.asks(path).header("ETag").orElseThrow();
        assertThat(made.asks(path, "If-None-Match", etag).status()).isEqualTo(304);

        made.organizer
                .patch(
                        MadeUpConference.session(LATE),
                        new JsonObject().put("title", "Well after midnight"),
                        "If-Match",
                        made.version(LATE))
                .expect(200);

        Awaitility.await().untilAsserted(() -> {
            Reply changed = made.asks(path, "If-None-Match", etag);
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.text()).contains("Well after midnight");
        });
    }

    @Test
    void pagesTravelCompressed() throws IOException {
        Reply reply = made.asks(CONFERENCE, "Accept-Encoding", "gzip");

        assertThat(reply.header("Content-Encoding")).hasValue("gzip");
        assertThat(reply.header("Vary")).hasValue("Accept-Encoding, Accept-Language");
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(reply.bytes()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(made.asks(CONFERENCE).text());
        }
    }

    @Test
    void theLanguageIsTheOneOfTheAddressElseOfTheBrowser() {
        assertThat(made.page(CONFERENCE, "Accept-Language", "fr, de;q=0.8, en;q=0.5")
                        .select("html")
                        .attr("lang"))
                .isEqualTo("de");
        assertThat(made.page(CONFERENCE, "Accept-Language", "fr, *;q=0.1")
                        .select("html")
                        .attr("lang"))
                .isEqualTo("en");
        Document german = made.page(session(OPENING) + "?lang=de", "Accept-Language", "en");
        assertThat(german.select("html").attr("lang")).isEqualTo("de");
        assertThat(german.select(".facts-box").text()).contains("Dienstag, 18. Mai");
        assertThat(href(german, "link[rel=canonical]")).endsWith(session(OPENING) + "?lang=de");
        assertThat(href(german, "link[hreflang=x-default]")).endsWith(session(OPENING));
        assertThat(made.page(CONFERENCE + "?lang=xx").select("html").attr("lang"))
                .isEqualTo("en");
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(Words.in("de").keys()).isEqualTo(Words.in("en").keys());
    }

    @Test
    void otherPagesOfTheClientSayNothing() {
        for (String path : List.of("/agenda", "/sign-in", CONFERENCE + "/tickets", CONFERENCE + "/organize")) {
            assertThat(made.asks(path).text()).contains("<noscript>").doesNotContain("rel=\"canonical\"");
        }
    }
}
