package io.plenary.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Notices what no visit may cause: errors, breaches of the Content-Security-Policy, and requests to another origin. */
final class Watcher {

    private static final Set<String> LOCAL = Set.of("data", "blob", "about");
    /** What the API refuses, the client shows; the browser puts it on the console as well. */
    private static final String REFUSED = "Failed to load resource";
    /** What Chromium says when the network goes while it looks for a new service worker. */
    private static final String NO_WORKER = "An unknown error occurred when fetching the script.";
    /** What it says of a socket then, which the client opens again by itself. */
    private static final String NO_SOCKET = "WebSocket connection to";

    private final String origin;
    private final List<String> others = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private boolean networkWasCut;

    Watcher(BrowserContext context, String origin) {
        this.origin = origin;
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add("Uncaught: " + error.error()));
        context.onRequest(this::follow);
        context.onResponse(this::judge);
    }

    List<String> complaints() {
        return complaints;
    }

    /** From now on the way may lead to another origin, too. */
    void mayLeadTo(String another) {
        others.add(another + "/");
    }

    /** From now on a look for a new service worker may find no network. */
    void networkIsCut() {
        networkWasCut = true;
    }

    /** From now on the server says that this part of it cannot be reached. */
    void partIsGone(String path) {
        gone.add(origin + path);
    }

    /** Violations of the policy are errors on the console. */
    private void hear(ConsoleMessage message) {
        if ("error".equals(message.type()) && !isExpected(message.text())) {
            complaints.add("Console: " + message.text());
        }
    }

    private boolean isExpected(String error) {
        boolean ofNetwork = error.equals(NO_WORKER) || error.startsWith(NO_SOCKET);
        return error.startsWith(REFUSED) || networkWasCut && ofNetwork;
    }

    private void follow(Request request) {
        URI url = URI.create(request.url());
        boolean known =
                request.url().startsWith(origin + "/") || others.stream().anyMatch(request.url()::startsWith);
        if (!LOCAL.contains(url.getScheme()) && !known) {
            complaints.add("Request to another origin: " + url);
        }
    }

    /** The API may refuse something, and an address may have no page; no file may be missing, and nothing may fail. */
    private void judge(Response response) {
        boolean file = response.url().startsWith(origin + "/_/");
        boolean refusal = !file && (response.status() < 500 || gone.stream().anyMatch(response.url()::startsWith));
        if (response.status() >= 400 && !refusal) {
            complaints.add(response.status() + " for " + response.url());
        }
    }
}
