package io.plenary.web.pages;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Session;
import io.plenary.web.Gateway;
import io.plenary.web.SchedulePage;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;

/** How another site shows what is at an address of ours (oembed.com): a conference as its schedule in a frame, a session as a card. */
final class Oembed {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 600;
    private static final int LEAST = 200;
    private static final int LONGEST_ADDRESS = 500;
    private static final int CACHE_SECONDS = 3_600;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int UNAVAILABLE = 503;

    private final Gateway gateway;
    private final PublicAddresses addresses;
    private final PageAddress.Finder finder;

    Oembed(Gateway gateway, PublicAddresses addresses, PageAddress.Finder finder) {
        this.gateway = gateway;
        this.addresses = addresses;
        this.finder = finder;
    }

    void mount(Router router) {
        router.get(PublicAddresses.OEMBED).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        String format = request.getParam("format", "json");
        String url = request.getParam("url");
        if (!format.equals("json")) {
            end(context, NOT_IMPLEMENTED);
        } else if (url == null || url.length() > LONGEST_ADDRESS) {
            end(context, BAD_REQUEST);
        } else {
            addressed(url)
                    .map(address -> found(address, request))
                    .orElseGet(() -> Future.failedFuture(Refusal.NOT_FOUND.because("That is no address of ours.")))
                    .onSuccess(answer -> context.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                            .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                            .putHeader("Access-Control-Allow-Origin", "*")
                            .end(answer.encode()))
                    .onFailure(failure -> end(context, Refusal.NOT_FOUND.is(failure) ? NOT_FOUND : UNAVAILABLE));
        }
    }

    private static void end(RoutingContext context, int status) {
        context.response().setStatusCode(status).end();
    }

    private Optional<PageAddress> addressed(String url) {
        return Optional.ofNullable(addresses.relative(url))
                .map(path -> URI.create(path).getPath())
                .flatMap(finder::at)
                .filter(address -> address.slug() != null);
    }

    private Future<JsonObject> found(PageAddress address, HttpServerRequest request) {
        return gateway.conferences()
                .visible(Caller.ANONYMOUS, address.slug())
                .compose(conference -> gateway.schedules().page(conference))
                .map(page -> switch (address.kind()) {
                    case CONFERENCE, SCHEDULE -> schedule(page.conference(), request);
                    case SESSION -> session(page, address);
                    case HOME, SPEAKERS, SPEAKER, ROOMS, ROOM, TRACKS, TRACK ->
                        throw Refusal.NOT_FOUND.because("There is nothing to show elsewhere.");
                });
    }

    private JsonObject answer(String type, String title, String image) {
        return new JsonObject()
                .put("version", "1.0")
                .put("type", type)
                .put("title", title)
                .put("provider_name", "Plenary")
                .put("provider_url", addresses.absolute(addresses.home()))
                .put("cache_age", CACHE_SECONDS)
                .put("thumbnail_url", addresses.absolute(image))
                .put("thumbnail_width", CardPainter.WIDTH)
                .put("thumbnail_height", CardPainter.HEIGHT);
    }

    private JsonObject schedule(Conference conference, HttpServerRequest request) {
        int width = size(request.getParam("maxwidth"), WIDTH);
        int height = size(request.getParam("maxheight"), HEIGHT);
        Words words = Words.wanted(request.getParam("lang"), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        String title = words.fill("embed.title", conference.title());
        String image = addresses.card(addresses.conference(conference.slug()), conference.version(), words);
        return answer("rich", title, image)
                .put("author_name", conference.title())
                .put("author_url", addresses.absolute(addresses.conference(conference.slug())))
                .put("width", width)
                .put("height", height)
                .put(
                        "html",
                        "<iframe src=\"%s\" width=\"%d\" height=\"%d\" title=\"%s\" loading=\"lazy\"></iframe>"
                                .formatted(
                                        addresses.absolute(PublicAddresses.embed(conference.slug())),
                                        width,
                                        height,
                                        escaped(title)));
    }

    /** As wide and high as usual, unless there is less room. */
    private static int size(String most, int usual) {
        return most != null && most.matches("\\d{1,5}")
                ? Math.max(LEAST, Math.min(usual, Integer.parseInt(most)))
                : usual;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private JsonObject session(SchedulePage page, PageAddress address) {
        Program program = new Program(page);
        Session session =
                program.session(address.id()).orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such session."));
        Words words = Words.in(Words.LANGUAGES.get(0));
        String path = addresses.session(page.conference().slug(), session.id());
        return answer("link", Row.title(session, words), addresses.card(path, session.version(), words))
                .put("author_name", String.join(", ", program.names(session)));
    }
}
