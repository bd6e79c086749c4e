package io.plenary.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.ExportedSite;
import io.plenary.failures.StartFailure;
import io.plenary.launch.ExportSiteCommand;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a conference as a folder of files, served by somebody who knows nothing of us, beside a platform that runs. */
class SiteExportTest {

    private static final String HOSTILE_SLUG = "hostile-days";
    private static final String TITLE_300 = "ש".repeat(300);
    private static final String HOSTILE_FILE =
            """
            <schedule><version>1</version><conference><title>../../..</title><acronym>test</acronym></conference>
            <day index="1" date="2027-05-18"><room name="../../etc/passwd">
            <event id="1" guid="cccccccc-0000-4000-8000-000000000001"><date>2027-05-18T09:30:00+01:00</date>
            <duration>01:00</duration><title>../../../../tmp/title</title><slug>../../slug</slug><track>/etc/track</track>
            <abstract>How</abstract><persons><person id="1">../../../person</person></persons></event>
            <event id="2" guid="cccccccc-0000-4000-8000-000000000002"><date>2027-05-18T11:00:00+01:00</date>
            <duration>00:30</duration><title>%s</title><slug>con.html</slug><track>..</track>
            <persons><person id="2">/</person></persons></event>
            </room><room name="C:\\con"></room></day></schedule>
            """
                    .formatted(TITLE_300);

    private static MadeUpConference made;
    private static FileServer server;
    private static Path folder;

    @TempDir
    static Path temporary;

    @BeforeAll
    static void start() {
        made = new MadeUpConference();
        made.platform.conference(made.organizer, "harbor", HOSTILE_SLUG, "PUBLISHED");
        made.imports(HOSTILE_SLUG, HOSTILE_FILE);
        server = new FileServer();
        folder = temporary.resolve("whole");
        export(MadeUpConference.SLUG, folder, "--base=" + server.base());
    }

    @AfterAll
    static void stop() {
        server.close();
        made.close();
    }

    private static List<String> export(String conference, Path to, String... more) {
        List<String> told = new ArrayList<>();
        String[] arguments = Stream.concat(
                        Stream.of("export-site", "--conference=" + conference, "--to=" + to), Stream.of(more))
                .toArray(String[]::new);
        ExportSiteCommand.parse(arguments).run(made.platform.node().settings(), ExportedSite::write, told::add);
        return told;
    }

    @Test
    void everythingItNamesIsThereAndNothingIsElsewhere() throws IOException, InterruptedException {
        Map<URI, SiteCrawl.Page> pages = SiteCrawl.of(folder, server);

        Map<String, Set<String>> filesByCanonical = new HashMap<>();
        pages.forEach((address, page) -> {
            String whole = address.toString().replaceAll("index\\.html$", "");
            String canonical = page.document().select("link[rel=canonical]").attr("href");
            assertThat(canonical).isEqualTo(whole);
            filesByCanonical
                    .computeIfAbsent(canonical, first -> new HashSet<>())
                    .add(page.html());
            assertThat(page.html()).doesNotContain("/api/").doesNotContain(made.base());
            assertThat(page.document().select("script:not([type=application/ld+json])"))
                    .isEmpty();
            assertThat(page.document().select(".archive-note").text())
                    .matches("Archive: version \\d+ of the program, of .*20\\d\\d\\.");
        });
        assertThat(filesByCanonical).hasSizeGreaterThan(12).allSatisfy((canonical, texts) -> assertThat(texts)
                .hasSize(1));
        assertThat(locations()).isEqualTo(filesByCanonical.keySet());
        assertThat(Files.readString(folder.resolve("robots.txt")))
                .contains("Sitemap: " + server.base() + "sitemap.xml");
        assertThat(pages.keySet().stream().filter(address -> address.getPath().endsWith("index.html")))
                .hasSize(names(folder).stream()
                        .filter(name -> name.endsWith("index.html"))
                        .toList()
                        .size());
    }

    private static Set<String> locations() throws IOException {
        Document file = Jsoup.parse(Files.readString(folder.resolve("sitemap.xml")), "", Parser.xmlParser());
        List<String> all = file.select("loc").eachText();
        assertThat(all).doesNotHaveDuplicates();
        return new HashSet<>(all);
    }

    private static Set<String> names(Path of) throws IOException {
        try (Stream<Path> all = Files.walk(of)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> of.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void itsPagesAreValidAndSayWhatTheyAreAbout() throws IOException, InterruptedException {
        HtmlRules html = new HtmlRules();
        StructuredDataRules rules = new StructuredDataRules();

        for (Map.Entry<URI, SiteCrawl.Page> each : SiteCrawl.of(folder, server).entrySet()) {
            SiteCrawl.Page page = each.getValue();
            assertThat(html.faults(page.html())).as(each.getKey().toString()).isEmpty();
            assertThat(page.document().select("h1")).hasSize(1);
            assertThat(page.document().select("meta[name=description]").attr("content"))
                    .isNotBlank();
            Element data =
                    page.document().select("script[type=application/ld+json]").first();
            if (data != null) {
                assertThat(rules.faults(new JsonObject(data.data())))
                        .as(data.data())
                        .isEmpty();
            }
        }
    }

    @Test
    void filesOfTheProgramAreThereAndLeadToTheArchive() throws IOException {
        String opening = server.base() + "sessions/" + MadeUpConference.OPENING + "/";

        assertThat(Files.readString(folder.resolve("schedule.json")))
                .contains(opening)
                .doesNotContain(made.base());
        assertThat(Files.readString(folder.resolve("schedule.xml")))
                .contains(opening)
                .doesNotContain(made.base());
        assertThat(Files.readString(folder.resolve("schedule.ics")).replaceAll("\r\n[ \t]", ""))
                .contains(opening)
                .doesNotContain(made.base());
        assertThat(folder.resolve("card.png")).isNotEmptyFile();
        assertThat(folder.resolve("sessions/" + MadeUpConference.OPENING + "/card.png"))
                .isNotEmptyFile();
        assertThat(folder.resolve("assets/fonts/OFL.txt")).isNotEmptyFile();
    }

    @Test
    void withoutAnAddressItIsFoundAnywhereAndClaimsNone() throws IOException, InterruptedException {
        Path anywhere = temporary.resolve("anywhere");
        export(MadeUpConference.SLUG, anywhere, "--language=de");

        Map<URI, SiteCrawl.Page> pages = SiteCrawl.of(anywhere, server);
        assertThat(pages).hasSizeGreaterThan(12).allSatisfy((address, page) -> {
            assertThat(page.document().select("link[rel=canonical], meta[property=og:url]"))
                    .isEmpty();
            assertThat(page.document().select("html").attr("lang")).isEqualTo("de");
            assertThat(page.html()).doesNotContain(made.base());
        });
        assertThat(anywhere.resolve("sitemap.xml")).doesNotExist();
        for (String file : List.of("schedule.json", "schedule.xml", "schedule.ics")) {
            assertThat(Files.readString(anywhere.resolve(file)).replaceAll("\r\n[ \t]", ""))
                    .as(file)
                    .contains(MadeUpConference.OPENING)
                    .doesNotContain(made.base(), "localhost", "/c/" + MadeUpConference.SLUG)
                    .doesNotContain("\nURL:", "<url>/");
        }
    }

    @Test
    void draftsAndWhatIsOfOthersIsNotInIt() throws IOException {
        for (String name : names(folder)) {
            assertThat(new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8))
                    .as(name)
                    .doesNotContain("Secret")
                    .doesNotContain(MadeUpConference.DRAFT)
                    .doesNotContain(MadeUpConference.SECRET);
        }
        for (String hidden : List.of(MadeUpConference.DRAFT, "none-such", "../whole")) {
            Path nowhere = temporary.resolve("nowhere");
            assertThatThrownBy(() -> export(hidden, nowhere))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("There is no such conference");
            assertThat(nowhere).doesNotExist();
        }
    }

    @Test
    void whatIsBeingDraftedIsNotInItBeforeItsRelease() throws IOException {
        String slug = "drafted-days";
        made.platform.conference(made.organizer, "harbor", slug, "PUBLISHED");
        made.imports(slug, MadeUpConference.FILE.formatted("Drafted", "Plain").replace("eeeeeeee", "bbbbbbbb"));
        String api = "/api/v1/conferences/" + slug;
        made.organizer
                .put(api + "/release-mode", new JsonObject().put("mode", "BY_HAND"))
                .expect(200);
        String session = api + "/sessions/" + MadeUpConference.OPENING.replace("eeeeeeee", "bbbbbbbb");
        made.organizer
                .patch(session, new JsonObject().put("title", "Not told yet"))
                .expect(200);

        Path before = temporary.resolve("before");
        export(slug, before);
        assertThat(Files.readString(before.resolve("index.html"))).contains("release 1 of the program");
        for (String name : names(before)) {
            assertThat(new String(Files.readAllBytes(before.resolve(name)), StandardCharsets.UTF_8))
                    .doesNotContain("Not told yet");
        }

        made.organizer.post(api + "/releases", new JsonObject()).expect(201);
        export(slug, before);
        assertThat(Files.readString(before.resolve("index.html"))).contains("release 2 of the program");
        assertThat(Files.readString(before.resolve("schedule/index.html"))).contains("Not told yet");
    }

    @Test
    void namesThatPeopleGaveAreNamesOfNothing() throws IOException {
        Path hostile = temporary.resolve("hostile/deep/er");
        export(HOSTILE_SLUG, hostile);

        assertThat(names(hostile))
                .hasSizeGreaterThan(10)
                .allMatch(name -> name.matches(
                        "[a-z0-9-]+(/[a-z0-9-]+)*\\.(html|png|css|svg|json|xml|ics|woff2)|assets/fonts/OFL\\.txt"));
        assertThat(temporary.resolve("hostile").toFile().list()).containsExactly("deep");
        assertThat(hostile.getParent().toFile().list()).containsExactly("er");
        assertThat(Jsoup.parse(hostile.resolve("sessions/cccccccc-0000-4000-8000-000000000002/index.html")
                                .toFile())
                        .select("h1")
                        .text())
                .isEqualTo(TITLE_300);
    }

    @Test
    void theSameReleaseIsTheSameBytes() throws IOException {
        Path again = temporary.resolve("again");
        export(MadeUpConference.SLUG, again, "--base=" + server.base());
        assertThat(contents(again)).isEqualTo(contents(folder));

        Files.writeString(again.resolve("index.html"), "damaged");
        assertThat(export(MadeUpConference.SLUG, again, "--base=" + server.base())
                        .get(0))
                .contains("files");
        assertThat(contents(again)).isEqualTo(contents(folder));
    }

    private static Map<String, Integer> contents(Path of) throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        for (String name : names(of)) {
            found.put(name, Arrays.hashCode(Files.readAllBytes(of.resolve(name))));
        }
        return found;
    }

    @Test
    void whatIsNotAnArchiveOfThisConferenceStays() throws IOException {
        Path taken = Files.createDirectories(temporary.resolve("taken"));
        Files.writeString(taken.resolve("thesis.txt"), "ten years");
        assertThatThrownBy(() -> export(MadeUpConference.SLUG, taken)).hasMessageContaining("not empty");
        assertThat(names(taken)).containsExactly("thesis.txt");

        Path own = temporary.resolve("own");
        export(MadeUpConference.SLUG, own);
        assertThatThrownBy(() -> export(HOSTILE_SLUG, own)).hasMessageContaining("another conference");
        Files.writeString(own.resolve("thesis.txt"), "ten years");
        assertThatThrownBy(() -> export(MadeUpConference.SLUG, own)).hasMessageContaining("thesis.txt");
        assertThat(own.resolve("thesis.txt")).hasContent("ten years");
    }
}
