package io.plenary.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ClientTest {

    private static final Pattern ENTRY = Pattern.compile("type=\"module\" src=\"([^\"]+)\"");
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>");
    private static final Pattern BOOT = Pattern.compile("(?s)<script>(.*?)</script>");
    private static final Pattern PRELOAD = Pattern.compile("modulepreload\" href=\"([^\"]+)\"");

    private static WebClient browser;
    private static HttpServer server;

    @BeforeAll
    static void serve(Vertx vertx) throws Exception {
        Router router = Router.router(vertx);
        Client client = Client.mount(vertx, router, (request, shell) -> Future.succeededFuture(Said.NOTHING));
        router.errorHandler(400, request -> {
            if (!client.answerMalformed(request)) {
                request.response().setStatusCode(400).end();
            }
        });
        server = await(vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(router)
                .listen(0, "127.0.0.1"));
        browser = WebClient.create(
                vertx, new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(server.actualPort()));
    }

    @Test
    void deepLinksGetTheDocumentThatTheStartPageGetsButForThePreloads() throws Exception {
        assertThat(withoutPreloads(document("/c/estuary-2027/schedule?day=2")))
                .isEqualTo(withoutPreloads(document("/")));
    }

    @Test
    void thePagesOfAConferenceNameItsExports() throws Exception {
        String page = document("/c/estuary-2027/sessions/1").bodyAsString();

        assertThat(page)
                .contains("<link rel=\"alternate\" type=\"text/calendar\" title=\"schedule.ics\""
                        + " href=\"/api/v1/conferences/estuary-2027/schedule.ics\">")
                .contains("/api/v1/conferences/estuary-2027/schedule.xml\"")
                .contains("/api/v1/conferences/estuary-2027/schedule.json\"");
        assertThat(document("/agenda").bodyAsString())
                .doesNotContain("alternate")
                .doesNotContain("{{");
        assertThat(document("/c/%22%3E%3Cscript%3E/sessions/1").bodyAsString()).doesNotContain("alternate");
    }

    private static String withoutPreloads(HttpResponse<Buffer> page) {
        return page.bodyAsString()
                .lines()
                .filter(line -> !line.contains("modulepreload") && !line.contains("alternate"))
                .collect(Collectors.joining());
    }

    @Test
    void documentsAreRevalidated() throws Exception {
        HttpResponse<Buffer> first = document("/agenda");

        HttpResponse<Buffer> second = await(asBrowser("/agenda")
                .putHeader("If-None-Match", first.getHeader("ETag"))
                .send());

        assertThat(first.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isNull();
    }

    @Test
    void thePolicyAllowsTheInlineScriptsByTheirDigestsAndNothingElseInline() throws Exception {
        HttpResponse<Buffer> page = document("/");
        String inline = Digests.source(first(IMPORT_MAP, page)) + " " + Digests.source(first(BOOT, page));

        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("script-src 'self' " + inline + ";")
                .contains("style-src 'self';")
                .doesNotContain("unsafe");
    }

    @Test
    void filesAreImmutableUnderTheDigestOfTheRelease() throws Exception {
        HttpResponse<Buffer> module = file(first(ENTRY, document("/")));

        assertThat(module.statusCode()).isEqualTo(200);
        assertThat(module.getHeader("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(module.getHeader("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    }

    @Test
    void everyModuleOfTheFirstGraphIsPreloadedAndExists() throws Exception {
        List<String> modules = preloads("/");

        assertThat(modules).hasSizeGreaterThan(1);
        for (String module : modules) {
            assertThat(file(module).statusCode()).as(module).isEqualTo(200);
        }
    }

    @Test
    void aPageIsPreloadedWithWhatItImportsAndOthersAreNot() throws Exception {
        assertThat(preloads("/c/estuary-2027/schedule"))
                .anyMatch(module -> module.endsWith("/schedule/page.js"))
                .noneMatch(module -> module.endsWith("/home/page.js"));
        assertThat(preloads("/c/estuary-2027/organize/rooms/"))
                .anyMatch(module -> module.endsWith("/organize/rooms.js"));
        assertThat(preloads("/nothing/here"))
                .anyMatch(module -> module.endsWith("/home/missing.js"))
                .noneMatch(module -> module.endsWith("/home/page.js"));
    }

    private static List<String> preloads(String path) throws Exception {
        return PRELOAD.matcher(document(path).bodyAsString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void filesTravelCompressedWithATagOfTheirOwn() throws Exception {
        String path = first(ENTRY, document("/"));

        HttpResponse<Buffer> plain = file(path);
        HttpResponse<Buffer> gzip =
                await(browser.get(path).putHeader("Accept-Encoding", "gzip").send());

        assertThat(gzip.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.getHeader("ETag")).isNotEqualTo(plain.getHeader("ETag"));
    }

    @Test
    void theHeadOfADocumentIsAnsweredWithoutIt() throws Exception {
        HttpResponse<Buffer> head = await(browser.head("/agenda").send());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.getHeader("ETag")).isNotNull();
        assertThat(head.body()).isNull();
    }

    @Test
    void filesOfAnotherReleaseAreNotFound() throws Exception {
        assertThat(document("/_/0123456789abcdef/app.js").statusCode()).isEqualTo(404);
    }

    @Test
    void unknownFilesAndUnknownRoutesOfTheApiAreNotDocuments() throws Exception {
        assertThat(document("/none.txt").statusCode()).isEqualTo(404);
        assertThat(document("/api/v1/none").statusCode()).isEqualTo(404);
    }

    @Test
    void malformedAddressesGetTheDocumentThatSaysThereIsNothing() throws Exception {
        HttpResponse<Buffer> page = document("/c/%E0%A4%A");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.getHeader("Content-Security-Policy")).contains("style-src 'self'");
        assertThat(page.bodyAsString()).isEqualTo(document("/nowhere").bodyAsString());
        assertThat(document("/api/v1/%E0%A4%A").statusCode()).isEqualTo(400);
    }

    @Test
    void programsThatDoNotAskForDocumentsGetNone() throws Exception {
        HttpResponse<Buffer> answer = await(
                browser.get("/agenda").putHeader("Accept", "application/json").send());

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void programsThatTakeAnythingGetTheDocument() throws Exception {
        HttpResponse<Buffer> anything =
                await(browser.get("/c/estuary-2027").putHeader("Accept", "*/*").send());
        HttpResponse<Buffer> nothingSaid = await(browser.get("/c/estuary-2027").send());

        String document = document("/c/estuary-2027").bodyAsString();
        assertThat(anything.bodyAsString()).isEqualTo(document);
        assertThat(nothingSaid.bodyAsString()).isEqualTo(document);
    }

    @Test
    void whereTheClientShowsNothingTheDocumentComesAsNotFound() throws Exception {
        HttpResponse<Buffer> nothing = await(asBrowser("/nothing/here")
                .putHeader("If-None-Match", document("/nothing/here").getHeader("ETag"))
                .send());

        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(withoutPreloads(nothing)).isEqualTo(withoutPreloads(document("/")));
        assertThat(List.of(
                        "/agenda",
                        "/c/estuary-2027/",
                        "/c/x/sessions/y",
                        "/c/x/organize",
                        "/c/x/organize/imports/y",
                        "/admin/users"))
                .allSatisfy(path -> assertThat(document(path).statusCode()).isEqualTo(200));
        assertThat(List.of("/c", "/c/x/nothing", "/c/x/organize/nothing", "/organize", "/users"))
                .allSatisfy(path -> assertThat(document(path).statusCode()).isEqualTo(404));
    }

    @Test
    void theListOfLibrariesIsNotServed() throws Exception {
        String entry = first(ENTRY, document("/"));

        assertThat(file(entry.replace("app.js", "imports.json")).statusCode()).isEqualTo(404);
        assertThat(file(entry.replace("app.js", "index.html")).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<Buffer> document(String path) throws Exception {
        return await(asBrowser(path).send());
    }

    private static HttpRequest<Buffer> asBrowser(String path) {
        return browser.get(path).putHeader("Accept", "text/html,application/xhtml+xml");
    }

    private static HttpResponse<Buffer> file(String path) throws Exception {
        return await(browser.get(path).send());
    }

    private static String first(Pattern pattern, HttpResponse<Buffer> page) {
        Matcher matcher = pattern.matcher(page.bodyAsString());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
