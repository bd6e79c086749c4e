package io.plenary.web.pages;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.runtime.Known;
import io.plenary.web.Gateway;
import io.plenary.web.SchedulePage;
import io.plenary.web.client.Asset;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What search engines may keep, and where all of it is: an index, and a file for each conference that everybody sees. */
final class Sitemaps {

    /** Of a file, as the protocol bounds it. */
    static final int MOST_ADDRESSES = 50_000;

    private static final String REVALIDATE = "no-cache";
    private static final String XML = "application/xml";
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final long MOST_BYTES = 8L << 20;

    /** An address and when what is there changed last. */
    private record Entry(String path, Instant changed) {}

    /** @param conferenceId null for the index */
    private record Key(UUID conferenceId, String version) {}

    private final Gateway gateway;
    private final PublicConferences conferences;
    private final PublicAddresses addresses;
    private final Known<Key, Asset> files;
    private final Asset robots;

    Sitemaps(Gateway gateway, PublicConferences conferences, PublicAddresses addresses) {
        this.gateway = gateway;
        this.conferences = conferences;
        this.addresses = addresses;
        files = Known.<Key, Asset>named("web.sitemaps")
                .freshFor(KEPT)
                .atMost(MOST_BYTES, Asset::weight)
                .in(gateway.vertx());
        robots = Asset.of("robots.txt", robots().getBytes(StandardCharsets.UTF_8));
    }

    void mount(Router router) {
        router.get(PublicAddresses.ROBOTS).handler(context -> robots.answer(context.request(), REVALIDATE));
        router.get(PublicAddresses.SITEMAP).handler(context -> answer(context, index()));
        router.getWithRegex(PublicAddresses.SITEMAP_OF_CONFERENCE)
                .handler(context -> answer(context, conference(context.pathParam("conf"))));
    }

    /** Pictures are shown with what is found, though they are answers of the API. */
    private String robots() {
        return """
                User-agent: *
                Disallow: /api/
                Disallow: /admin
                Disallow: /c/*/organize
                Disallow: /c/*/stage/
                Disallow: /c/*/screen
                Disallow: /*?*preview=
                Allow: /api/v1/conferences/*/picture

                Sitemap: %s
                """
                .formatted(addresses.absolute(PublicAddresses.SITEMAP));
    }

    private static void answer(RoutingContext context, Future<Asset> file) {
        file.onSuccess(found -> found.answer(context.request(), REVALIDATE)).onFailure(failure -> context.response()
                .setStatusCode(Refusal.NOT_FOUND.is(failure) ? NOT_FOUND : UNAVAILABLE)
                .end());
    }

    private Future<Asset> index() {
        return conferences
                .all()
                .compose(all -> files.get(new Key(null, all.version()), wanted -> gateway.vertx()
                        .executeBlocking(
                                () -> asset(file("sitemapindex", "sitemap", entries(all), addresses)), false)));
    }

    private static List<Entry> entries(PublicConferences.Listed all) {
        return all.items().stream()
                .limit(MOST_ADDRESSES)
                .map(conference -> new Entry(PublicAddresses.sitemap(conference.slug()), conference.updatedAt()))
                .toList();
    }

    /** What is hidden has none, from the moment on in which it is hidden. */
    private Future<Asset> conference(String slug) {
        return gateway.conferences()
                .visible(Caller.ANONYMOUS, slug)
                .compose(conference -> conference.slug().equals(slug)
                        ? gateway.schedules().page(conference)
                        : Future.failedFuture(Refusal.NOT_FOUND.because("Sitemaps have the names of conferences.")))
                .compose(page -> files.get(new Key(page.conference().id(), page.etag()), wanted -> gateway.vertx()
                        .executeBlocking(() -> asset(conference(page, addresses)), false)));
    }

    static String conference(SchedulePage page, SiteAddresses addresses) {
        return file("urlset", "url", entries(page, addresses), addresses);
    }

    /** Each address once: the schedule may be that of its first day. */
    private static List<Entry> entries(SchedulePage page, SiteAddresses addresses) {
        Program program = new Program(page);
        Conference conference = page.conference();
        String slug = conference.slug();
        Instant whole = latest(conference.updatedAt(), page.schedule().updatedAt());
        Stream<Entry> first = Stream.of(
                new Entry(addresses.conference(slug), whole),
                new Entry(addresses.schedule(slug), page.schedule().updatedAt()),
                new Entry(addresses.speakers(slug), page.schedule().updatedAt()));
        Stream<Entry> days = page.schedule().days().stream()
                .map(day -> new Entry(addresses.day(slug, day.index()), changed(program, day)));
        Stream<Entry> sessions = program.sessions().stream()
                .map(session -> new Entry(addresses.session(slug, session.id()), session.updatedAt()));
        Stream<Entry> speakers = program.speakers().keySet().stream()
                .map((Speaker speaker) -> new Entry(addresses.speaker(slug, speaker.id()), speaker.updatedAt()));
        Set<String> named = new HashSet<>();
        return Stream.of(first, days, sessions, speakers, places(program, page, addresses))
                .flatMap(each -> each)
                .filter(entry -> named.add(entry.path()))
                .limit(MOST_ADDRESSES)
                .toList();
    }

    /** Where there are none, nothing leads to their list. */
    private static Stream<Entry> places(Program program, SchedulePage page, SiteAddresses addresses) {
        Instant changed = page.schedule().updatedAt();
        String slug = page.conference().slug();
        Stream<String> rooms = program.rooms().isEmpty()
                ? Stream.of()
                : Stream.concat(
                        Stream.of(addresses.rooms(slug)),
                        program.rooms().stream().map(room -> addresses.room(slug, room.id())));
        Stream<String> tracks = program.tracks().isEmpty()
                ? Stream.of()
                : Stream.concat(
                        Stream.of(addresses.tracks(slug)),
                        program.tracks().stream().map(track -> addresses.track(slug, track.id())));
        return Stream.concat(rooms, tracks).map(path -> new Entry(path, changed));
    }

    private static Instant changed(Program program, Day day) {
        return program.sessionsOf(day).stream().map(Session::updatedAt).reduce(null, Sitemaps::latest);
    }

    private static Instant latest(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static Asset asset(String xml) {
        return Asset.ofType(XML, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String file(String root, String element, List<Entry> entries, SiteAddresses addresses) {
        return entries.stream()
                .map(entry -> "<%s><loc>%s</loc>%s</%s>\n"
                        .formatted(element, escaped(addresses.absolute(entry.path())), changed(entry), element))
                .collect(Collectors.joining(
                        "",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + " xmlns=\"" + NAMESPACE + "\">\n",
                        "</" + root + ">\n"));
    }

    private static String changed(Entry entry) {
        return entry.changed() == null
                ? ""
                : "<lastmod>" + entry.changed().truncatedTo(ChronoUnit.SECONDS) + "</lastmod>";
    }

    private static String escaped(String address) {
        return address.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
