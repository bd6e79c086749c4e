package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A site of somebody else, with a strict policy, that shows our schedule. */
class EmbeddedScheduleTest extends BrowserTest {

    private static HttpServer site;

    @BeforeAll
    static void serve() throws IOException {
        String ours = stage().url();
        site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        String policy = "default-src 'none'; script-src " + ours + "; connect-src " + ours
                + "; img-src data:; frame-src " + ours
                + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
        String page =
                "<!doctype html><html lang=\"en\"><title>Ours</title><link rel=\"icon\" href=\"data:,\"><h1>Ours</h1>"
                        + "<iframe src=\"" + ours
                        + "/c/estuary-2027/embed?day=2\" title=\"Schedule\" width=\"600\" height=\"400\"></iframe>"
                        + "<plenary-schedule conference=\"estuary-2027\" day=\"1\"></plenary-schedule>"
                        + "<script src=\"" + ours + "/embed/plenary-schedule.js\" defer></script></html>";
        site.createContext("/", exchange -> {
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
    }

    @AfterAll
    static void stop() {
        site.stop(0);
    }

    private static Visitor reader(BrowserTest test) {
        Visitor visitor = test.visitor();
        visitor.watcher().mayLeadTo(address());
        visitor.opens(address());
        return visitor;
    }

    private static String address() {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }

    @Test
    void theFrameShowsADayAndLeadsToOthers() {
        Page page = reader(this).page();
        FrameLocator frame = page.frameLocator("iframe");

        assertThat(frame.locator("nav a[aria-current]")).hasCount(1);
        String before = frame.locator("li h3").first().innerText();
        frame.locator("nav a:not([aria-current])").first().click();
        assertThat(frame.locator("li h3").first()).not().hasText(before);
    }

    @Test
    void theElementShowsTheScheduleInAShadowOfItsOwn() {
        Page page = reader(this).page();

        assertThat(page.locator("plenary-schedule h2")).hasText("Estuary 2027");
        String before = page.locator("plenary-schedule h4").first().innerText();
        page.locator("plenary-schedule button[aria-pressed=false]").first().click();
        assertThat(page.locator("plenary-schedule h4").first()).not().hasText(before);
        assertThat(page.locator("plenary-schedule li a").first().getAttribute("href"))
                .startsWith(stage().url() + "/c/estuary-2027/sessions/");
    }
}
