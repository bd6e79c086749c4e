package io.plenary.web.pages;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Colors;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Track;
import io.plenary.runtime.Known;
import io.plenary.web.Gateway;
import io.plenary.web.SchedulePage;
import io.plenary.web.client.Asset;
import io.plenary.web.client.Inline;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The schedule within pages of other sites: as a page without scripts for a frame, which knows nobody and keeps nothing, and as an
 * element that reads what is public.
 */
final class Embedding {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final long MOST_BYTES = 8L << 20;
    private static final int LONGEST = 100;
    private static final String REVALIDATE = "no-cache";
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final Set<String> THEMES = Set.of("light", "dark");
    private static final String COLOR = "[0-9a-fA-F]{6}";

    /** What a site wants to show; all but the language may be null. */
    private record Wish(String day, String track, String theme, String color, Words words) {

        static Wish of(HttpServerRequest request) {
            String color = request.getParam("color");
            String theme = request.getParam("theme");
            return new Wish(
                    request.getParam("day"),
                    bounded(request.getParam("track")),
                    theme != null && THEMES.contains(theme) ? theme : null,
                    color != null && color.matches("#?" + COLOR)
                            ? "#" + color.substring(color.length() - 6).toLowerCase(Locale.ROOT)
                            : null,
                    Words.wanted(request.getParam("lang"), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        }

        private static String bounded(String text) {
            return text == null || text.isBlank() || text.length() > LONGEST ? null : text;
        }
    }

    private record Key(UUID about, String version, int day, UUID track, String theme, String color, String language) {}

    /** A page and the policy it comes with. */
    private record Page(Asset asset, String policy) {

        int weight() {
            return asset.weight();
        }
    }

    private final Gateway gateway;
    private final PublicAddresses addresses;
    private final PageTemplates templates = new PageTemplates();
    private final Known<Key, Page> pages;
    private final Future<Map<String, Asset>> files;

    Embedding(Gateway gateway, PublicAddresses addresses) {
        this.gateway = gateway;
        this.addresses = addresses;
        pages = Known.<Key, Page>named("web.embedded")
                .freshFor(KEPT)
                .atMost(MOST_BYTES, Page::weight)
                .in(gateway.vertx());
        files = files(gateway.vertx());
    }

    private static Future<Map<String, Asset>> files(Vertx vertx) {
        return vertx.executeBlocking(
                () -> Map.of(
                        PublicAddresses.EMBED_STYLES,
                        file("schedule.css"),
                        PublicAddresses.COMPONENT,
                        file("plenary-schedule.js")),
                false);
    }

    private static Asset file(String name) {
        try (InputStream bytes = Embedding.class.getResourceAsStream("/web/embed/" + name)) {
            return Asset.of(name, bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void mount(Router router) {
        router.get(PublicAddresses.EMBED).handler(this::page);
        List.of(PublicAddresses.EMBED_STYLES, PublicAddresses.COMPONENT)
                .forEach(path -> router.get(path).handler(context -> answerFile(context, path)));
    }

    /** Pages of any site load them, also as a module, which browsers ask for as they do for what is read by scripts. */
    private void answerFile(RoutingContext context, String path) {
        files.onSuccess(found -> {
                    context.response()
                            .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                            .putHeader("Access-Control-Allow-Origin", "*");
                    found.get(path).answer(context.request(), "public, max-age=3600");
                })
                .onFailure(context::fail);
    }

    private void page(RoutingContext context) {
        Wish wish = Wish.of(context.request());
        gateway.conferences()
                .visible(Caller.ANONYMOUS, context.pathParam("conf"))
                .compose(conference -> gateway.schedules().page(conference))
                .compose(page -> made(page, wish))
                .onSuccess(page -> answer(context, page))
                .onFailure(failure -> context.response()
                        .setStatusCode(Refusal.NOT_FOUND.is(failure) ? NOT_FOUND : UNAVAILABLE)
                        .end());
    }

    private static void answer(RoutingContext context, Page page) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Security-Policy", page.policy())
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("Referrer-Policy", "strict-origin-when-cross-origin")
                .putHeader("X-Robots-Tag", "noindex");
        page.asset().answer(context.request(), REVALIDATE, "Accept-Encoding, Accept-Language");
    }

    private Future<Page> made(SchedulePage page, Wish wish) {
        Program program = new Program(page);
        Day day = day(page, wish.day());
        UUID track = track(page, wish.track());
        Key key = new Key(
                page.conference().id(),
                page.etag(),
                day == null ? 0 : day.index(),
                track,
                wish.theme(),
                wish.color(),
                wish.words().language());
        return pages.get(key, wanted -> gateway.vertx().executeBlocking(() -> page(program, day, track, wish), false));
    }

    private static Day day(SchedulePage page, String wanted) {
        List<Day> days = page.schedule().days();
        String current = page.date("current", Instant.now());
        return days.stream()
                .filter(day -> Integer.toString(day.index()).equals(wanted))
                .findFirst()
                .or(() -> days.stream()
                        .filter(day -> day.date().toString().equals(current))
                        .findFirst())
                .orElse(null);
    }

    /** By its id or its name. One that there is none of shows nothing, rather than everything. */
    private static UUID track(SchedulePage page, String wanted) {
        return wanted == null
                ? null
                : page.schedule().tracks().stream()
                        .filter(track -> track.id().toString().equalsIgnoreCase(wanted)
                                || wanted.equalsIgnoreCase(track.name())
                                || wanted.equalsIgnoreCase(track.slug()))
                        .map(Track::id)
                        .findFirst()
                        .orElse(new UUID(0, 0));
    }

    private Page page(Program program, Day shown, UUID track, Wish wish) {
        Words words = wish.words();
        String slug = program.conference().slug();
        Times times = new Times(program.conference().timeZone(), words);
        List<Session> sessions = shown == null ? List.of() : program.sessionsOf(shown);
        List<Row> rows = sessions.stream()
                .filter(session -> track == null || track.equals(session.trackId()))
                .map(session -> Row.of(session, program, times, words, addresses.session(slug, session.id())))
                .toList();
        String styles = styles(program, wish);
        Map<String, Object> values = new HashMap<>();
        values.put("words", words);
        values.put("base", addresses.absolute(""));
        values.put("conference", program.conference());
        values.put("canonical", addresses.schedule(slug));
        values.put("heading", words.fill("embed.title", program.conference().title()));
        values.put("zone", shown == null ? "" : words.fill("schedule.zone", times.zoneName(shown.start())));
        values.put("theme", wish.theme());
        values.put("styles", styles);
        values.put("days", program.days().size() < 2 ? List.of() : days(program, shown, times, wish));
        values.put("groups", Row.groups(rows));
        String html = templates.fill("embed", values);
        return new Page(
                Asset.of("index.html", html.getBytes(StandardCharsets.UTF_8)),
                "default-src 'none'; style-src 'self'" + (styles.isEmpty() ? "" : " " + Inline.source(styles))
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors *");
    }

    private static String styles(Program program, Wish wish) {
        Colors own = program.conference().colors();
        String color = wish.color() != null ? wish.color() : own == null ? null : own.primary();
        return color != null && color.matches("#" + COLOR) ? ":root{--source:" + color + "}" : "";
    }

    private List<PageParts.DayLink> days(Program program, Day shown, Times times, Wish wish) {
        return program.days().stream()
                .map(day -> new PageParts.DayLink(
                        PublicAddresses.embed(program.conference().slug()) + query(wish, day),
                        times.weekday(day.date()),
                        times.dayMonth(day.date()),
                        "",
                        day.equals(shown)))
                .toList();
    }

    private static String query(Wish wish, Day day) {
        StringBuilder query = new StringBuilder("?day=").append(day.index());
        add(query, "track", wish.track());
        add(query, "theme", wish.theme());
        add(query, "color", wish.color());
        add(query, "lang", wish.words().chosen() ? wish.words().language() : null);
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        if (value != null) {
            query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
