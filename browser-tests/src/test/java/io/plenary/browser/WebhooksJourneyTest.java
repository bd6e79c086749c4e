package io.plenary.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An owner has a program told what happens, tries it, looks at what was sent, and ends it. */
class WebhooksJourneyTest extends BrowserTest {

    private static final String URL = "http://127.0.0.1:" + Platform.WEBHOOKS + "/plenary";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", Platform.WEBHOOKS), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                heard.add(exchange.getRequestHeaders().getFirst("webhook-id"));
                byte[] answer = "Thank you".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stopListening() {
        server.stop(0);
    }

    @Test
    void aWebhookIsAddedTriedLookedAtAndRemoved() {
        admin().post("/organizations", Map.of("slug", "pier", "name", "Pier Society"));
        Visitor owner = visitor();
        admin().member("pier", owner.signsUp("Wanda"), "OWNER");
        owner.opens("/profile");
        Locator panel = owner.page()
                .locator("section.panel")
                .filter(new Locator.FilterOptions().setHas(owner.heading("Webhooks of Pier Society")));
        press(panel, "New webhook");
        panel.getByLabel("Address").fill(URL);
        press(panel, "Add the webhook");
        assertThat(panel.locator(".secret")).isVisible();
        assertThat(panel.locator(".secret").inputValue()).startsWith("whsec_");

        press(panel, "Test: " + URL);
        assertThat(owner.toast()).containsText("A test is on its way.");
        Locator sent = panel.locator(".deliveries li");
        assertThat(sent).containsText("webhook.test");
        awaitDelivered(panel);
        sent.locator("button.row").click();
        assertThat(sent).containsText("Thank you");
        assertThat(sent).containsText("webhook-signature: v1,");
        press(panel, "Send again");
        assertThat(owner.toast()).containsText("The message is sent again.");
        awaitDelivered(panel);
        assertThat(heard).hasSize(2).containsOnly(heard.get(0));

        press(panel, "Disable: " + URL);
        assertThat(panel.locator(".webhooks > li")).containsText("Disabled");
        press(panel, "Delete: " + URL);
        owner.page()
                .locator("dialog.confirm")
                .getByRole(AriaRole.BUTTON, Visitor.named("Delete"))
                .click();
        assertThat(owner.toast()).containsText("The webhook is deleted.");
        assertThat(panel.locator(".webhooks > li")).hasCount(0);
    }

    private static void press(Locator panel, String button) {
        panel.getByRole(AriaRole.BUTTON, Visitor.named(button)).click();
    }

    /** What is on its way arrives in a moment, and whoever looks again sees it. */
    private static void awaitDelivered(Locator panel) {
        Awaitility.await().untilAsserted(() -> {
            press(panel, "Refresh");
            assertThat(panel.locator(".deliveries li").innerText()).contains("Delivered");
        });
    }
}
