package io.plenary.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.Reply;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The schedule within pages of other sites. */
class EmbeddingTest {

    private static final String CONFERENCE = "/c/" + MadeUpConference.SLUG;
    private static final String EMBED = CONFERENCE + "/embed";

    private static MadeUpConference made;
    private static String base;

    @BeforeAll
    static void start() {
        made = new MadeUpConference();
        base = made.base();
    }

    @AfterAll
    static void stop() {
        made.close();
    }

    @Test
    void anySiteMayFrameTheScheduleAndNothingElse() {
        Reply reply = made.asks(EMBED);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self'")
                .endsWith("frame-ancestors *");
        assertThat(reply.header("X-Robots-Tag")).hasValue("noindex");
        for (String page : List.of(CONFERENCE, CONFERENCE + "/schedule", "/", "/sign-in", "/docs/embed")) {
            assertThat(made.asks(page).header("Content-Security-Policy").orElseThrow())
                    .as(page)
                    .contains("frame-ancestors 'none'");
        }
    }

    @Test
    void itKnowsNobodyAndRunsNothing() {
        Reply reply = made.asks(EMBED, "Cookie", "anything=1");

        assertThat(reply.header("Set-Cookie")).isEmpty();
        Document page = Jsoup.parse(reply.text());
        assertThat(page.select("script, form, iframe, img")).isEmpty();
        assertThat(page.select("main a").eachAttr("href"))
                .allSatisfy(href -> assertThat(href).startsWith(base + CONFERENCE + "/sessions/"));
        assertThat(page.select("a[href^=http]").eachAttr("target")).containsOnly("_blank");
        assertThat(page.select("h3").eachText()).contains(MadeUpConference.HOSTILE_TITLE);
    }

    @Test
    void theSiteChoosesDayTrackLanguageAndColors() {
        assertThat(titles("?day=2")).containsExactly("Ein Vortrag über Schleusen", "After midnight");
        assertThat(titles("?day=1&track=main%20stage")).containsExactly("Opening of the harbor");
        assertThat(titles("?day=1&track=none")).isEmpty();
        Document page = Jsoup.parse(
                made.asks(EMBED + "?day=2&lang=de&theme=dark&color=AA0000").text());
        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        assertThat(page.select("html").attr("class")).isEqualTo("dark");
        assertThat(page.select("style").first().data()).isEqualTo(":root{--source:#aa0000}");
        assertThat(page.select(".cancelled .facts").text()).startsWith("Entfällt");
        assertThat(page.select("nav a").attr("href")).isEqualTo(EMBED + "?day=1&theme=dark&color=%23aa0000&lang=de");
        assertThat(made.asks(EMBED + "?color=" + encoded("red;}body{display:none") + "&theme=" + encoded("\"><b>"))
                        .text())
                .doesNotContain("display:none", "<b>\"");
    }

    private static List<String> titles(String query) {
        return Jsoup.parse(made.asks(EMBED + query).text()).select("h3").eachText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void whoHasItIsToldThatItIsTheSameAndWhatIsHiddenHasNone() {
        String etag = made.asks(EMBED).header("ETag").orElseThrow();

        assertThat(made.asks(EMBED, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(made.asks("/c/" + MadeUpConference.DRAFT + "/embed").status())
                .isEqualTo(404);
        assertThat(made.asks("/c/none-such/embed").status()).isEqualTo(404);
    }

    @Test
    void otherSitesMayLoadTheElementAndItsData() {
        for (String path : List.of("/embed/plenary-schedule.js", "/embed/schedule.css")) {
            Reply reply = made.asks(path);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(reply.header("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
        }
        assertThat(made.asks("/docs/embed").text()).contains("/embed/plenary-schedule.js");
    }

    @Test
    void pagesNameTheAddressThatTellsHowToShowThem() {
        for (String path : List.of(CONFERENCE, CONFERENCE + "/schedule?day=2")) {
            JsonObject answer = discovered(path);
            assertThat(answer.getString("type")).isEqualTo("rich");
            Document frame = Jsoup.parse(answer.getString("html"));
            assertThat(frame.select("iframe").attr("src")).isEqualTo(base + EMBED);
            assertThat(answer.getInteger("width")).isEqualTo(640);
        }
        JsonObject session = discovered(CONFERENCE + "/sessions/" + MadeUpConference.HOSTILE);
        assertThat(session.getString("type")).isEqualTo("link");
        assertThat(session.getString("title")).isEqualTo(MadeUpConference.HOSTILE_TITLE);
        assertThat(made.page(CONFERENCE + "/speakers").select("link[type=application/json+oembed]"))
                .isEmpty();
    }

    private static JsonObject discovered(String path) {
        String address =
                made.page(path).select("link[type=application/json+oembed]").attr("href");
        return made.platform
                .http()
                .anonymous()
                .get(address.substring(base.length()))
                .expect(200);
    }

    @Test
    void oembedFitsTheRoomThereIs() {
        JsonObject answer = made.platform
                .http()
                .anonymous()
                .get("/oembed?maxwidth=320&maxheight=99999&url=" + encoded(base + CONFERENCE))
                .expect(200);

        assertThat(answer.getInteger("width")).isEqualTo(320);
        assertThat(answer.getInteger("height")).isEqualTo(600);
        assertThat(answer.getString("html")).contains("width=\"320\"");
    }

    @Test
    void oembedTellsOfOwnAddressesOnly() {
        for (String url : List.of(
                "https://elsewhere.example" + CONFERENCE,
                base + ".elsewhere.example" + CONFERENCE,
                base + "/c/" + MadeUpConference.DRAFT,
                base + "/c/none-such",
                base + CONFERENCE + "/sessions/" + MadeUpConference.SECRET,
                base + "/agenda",
                base + "//elsewhere.example/",
                base + "/c/%zz",
                "javascript:alert(1)")) {
            assertThat(made.asks("/oembed?url=" + encoded(url)).status())
                    .as(url)
                    .isEqualTo(404);
        }
        assertThat(made.asks("/oembed").status()).isEqualTo(400);
        assertThat(made.asks("/oembed?format=xml&url=" + encoded(base + CONFERENCE))
                        .status())
                .isEqualTo(501);
    }
}
