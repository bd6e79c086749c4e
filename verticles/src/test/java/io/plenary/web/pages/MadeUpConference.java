package io.plenary.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A conference that everybody sees and a draft that nobody does, with texts as people write them, and as no one should. */
final class MadeUpConference implements AutoCloseable {

    static final String SLUG = "harbor-days";
    static final String DRAFT = "secret-days";
    static final String OPENING = "eeeeeeee-0000-4000-8000-000000000001";
    static final String HOSTILE = "eeeeeeee-0000-4000-8000-000000000002";
    static final String CANCELLED = "eeeeeeee-0000-4000-8000-000000000003";
    static final String LATE = "eeeeeeee-0000-4000-8000-000000000004";
    static final String SECRET = "eeeeeeee-0000-4000-8000-000000000009";
    static final String HOSTILE_TITLE = "</script><script>alert(1)</script><!-- \"quoted\" & {{content}} {{head}}";

    static final String FILE =
            """
            <schedule><version>1</version><conference><title>%s</title><acronym>test</acronym>
            <base_url>https://conf.example.org/</base_url></conference>
            <day index="1" date="2027-05-18"><room name="Hall A">
            <event id="1" guid="eeeeeeee-0000-4000-8000-000000000001"><date>2027-05-18T09:30:00+01:00</date>
            <duration>01:00</duration><title>Opening of the harbor</title><subtitle>With music</subtitle><track>Main stage</track>
            <type>Talk</type><language>en</language><abstract>How we **begin**, and [where](https://example.org/where).</abstract>
            <description>It is a long story.</description>
            <persons><person id="1">Amara Okwuosa</person><person id="2">Max von Stein</person></persons></event>
            <event id="2" guid="eeeeeeee-0000-4000-8000-000000000002"><date>2027-05-18T11:00:00+01:00</date>
            <duration>00:30</duration><title><![CDATA[%s]]></title>
            <abstract><![CDATA[<p onclick="alert(2)">Paragraph<img src=x onerror=alert(3)><a href="javascript:alert(4)">go</a></p><style>*{display:none}</style>]]></abstract>
            <persons><person id="3"><![CDATA[<b>Mallory</b> "x" onload=alert(5)]]></person></persons></event>
            </room></day>
            <day index="2" date="2027-05-19"><room name="Hall A">
            <event id="3" guid="eeeeeeee-0000-4000-8000-000000000003"><date>2027-05-19T10:00:00+01:00</date>
            <duration>01:00</duration><title>Ein Vortrag über Schleusen</title><language>de</language>
            <persons><person id="1">Amara Okwuosa</person></persons></event></room>
            <room name="Deck"><event id="4" guid="eeeeeeee-0000-4000-8000-000000000004"><date>2027-05-20T00:30:00+01:00</date>
            <duration>01:30</duration><title>After midnight</title><persons></persons></event></room></day></schedule>
            """;

    final TestPlatform platform = new TestPlatform();
    final User organizer;

    MadeUpConference() {
        organizer = platform.admin();
        platform.organization("harbor");
        platform.conference(organizer, "harbor", SLUG, "PUBLISHED");
        platform.conference(organizer, "harbor", DRAFT, "DRAFT");
        describe(SLUG);
        imports(SLUG, FILE.formatted("Harbor Days", HOSTILE_TITLE));
        imports(
                DRAFT,
                FILE.formatted("Secret Days", "Secret session")
                        .replaceAll("0000-4000-8000-00000000000\\d", "0000-4000-8000-000000000009")
                        .replaceFirst("(?s)<event id=\"2\".*?</event>", "")
                        .replaceFirst("(?s)<day index=\"2\".*?</schedule>", "</schedule>")
                        .replace("Opening of the harbor", "Secret opening"));
        organizer
                .patch(session(CANCELLED), new JsonObject().put("status", "CANCELLED"), "If-Match", version(CANCELLED))
                .expect(200);
    }

    private void describe(String slug) {
        JsonObject change = new JsonObject()
                .put("title", "Harbor Days")
                .put("subtitle", "Two days on the water")
                .put("description", "Ships, *locks* and tides.")
                .put("venue", "Old Dock")
                .put("city", "Porto")
                .put("country", "PT")
                .put("url", "https://harbor.example.org/")
                .put("colors", new JsonObject().put("primary", "#0b6e8f").put("accent", "#f5a11c"));
        String path = "/api/v1/conferences/" + slug;
        String version = organizer.get(path).header("ETag").orElseThrow();
        organizer.patch(path, change, "If-Match", version).expect(200);
    }

    void imports(String slug, String file) {
        String job = organizer
                .post(
                        "/api/v1/conferences/" + slug + "/imports",
                        file.getBytes(StandardCharsets.UTF_8),
                        "application/xml")
                .expect(202)
                .getString("id");
        Awaitility.await().until(() -> organizer
                .get("/api/v1/conferences/" + slug + "/imports/" + job)
                .expect(200)
                .getString("state")
                .equals("SUCCEEDED"));
    }

    static String session(String id) {
        return "/api/v1/conferences/" + SLUG + "/sessions/" + id;
    }

    String version(String id) {
        return organizer.get(session(id)).header("ETag").orElseThrow();
    }

    /** Where clients reach it. */
    String base() {
        return platform.node().settings().http().baseUrl();
    }

    /** As a browser asks for it, or a search engine. */
    Reply asks(String path, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Accept";
        all[headers.length + 1] = "text/html";
        return platform.http().anonymous().get(path, all);
    }

    Document page(String path, String... headers) {
        Reply reply = asks(path, headers);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return Jsoup.parse(reply.text(), base() + path);
    }

    /** The first of its rooms or tracks. */
    String first(String places) {
        return organizer
                .get("/api/v1/conferences/" + SLUG + "/" + places)
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
    }

    String speakerOf(String session) {
        return new JsonObject(organizer.get(session(session)).text())
                .getJsonArray("speakers")
                .getJsonObject(0)
                .getString("speakerId");
    }

    @Override
    public void close() {
        platform.close();
    }
}
