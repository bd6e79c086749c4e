package io.plenary.web.pages;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.runtime.Known;
import io.plenary.web.Gateway;
import io.plenary.web.SchedulePage;
import io.plenary.web.client.Content;
import io.plenary.web.client.Contents;
import io.plenary.web.client.Document;
import io.plenary.web.client.Said;
import io.plenary.web.client.Shell;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * What strangers see of conferences, in words, as the documents of the client say it before the client has begun. Made on a worker
 * once for each version of a program, and asked each time whether the conference is still everybody's to see. Where that is not to
 * be learned in time, the client says what there is.
 */
final class PublicPages implements Contents {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final long MOST_BYTES = 24L << 20;
    private static final int PATIENCE_SECONDS = 2;

    /**
     * What a page depends on.
     *
     * @param about the conference, null for none
     * @param part which of its pages
     */
    private record Key(String shell, UUID about, String version, String part, String language, boolean chosen) {}

    /**
     * Who reads a page, and within which document.
     *
     * @param offers what can be bought for the conference: that changes with the time, whatever the program does
     */
    private record Reader(Shell shell, Words words, String day, JsonArray offers) {

        Key key(UUID about, String version, String part) {
            String sale = offers.isEmpty() ? "" : " beside tickets";
            return new Key(shell.name(), about, version, part + sale, words.language(), words.chosen());
        }

        Reader offered(JsonArray found) {
            return new Reader(shell, words, day, found);
        }
    }

    private final Gateway gateway;
    private final PublicConferences conferences;
    private final TicketOffers offers;
    private final FormerTimes former;
    private final PublicAddresses addresses;
    private final PageAddress.Finder finder;
    private final PageTemplates templates = new PageTemplates();
    private final Known<Key, Document> pages;

    PublicPages(
            Gateway gateway,
            PublicConferences conferences,
            TicketOffers offers,
            PublicAddresses addresses,
            PageAddress.Finder finder) {
        this.gateway = gateway;
        this.conferences = conferences;
        this.offers = offers;
        former = new FormerTimes(gateway);
        this.addresses = addresses;
        this.finder = finder;
        pages = Known.<Key, Document>named("web.pages")
                .freshFor(KEPT)
                .atMost(MOST_BYTES, Document::weight)
                .in(gateway.vertx());
    }

    @Override
    public Future<Said> at(RoutingContext context, Shell shell) {
        HttpServerRequest request = context.request();
        Reader reader = new Reader(
                shell,
                Words.wanted(request.getParam("lang"), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                request.getParam("day"),
                new JsonArray());
        return finder.at(context.normalizedPath())
                .map(address -> said(address, reader))
                .orElseGet(() -> Future.succeededFuture(Said.NOTHING));
    }

    private Future<Said> said(PageAddress address, Reader reader) {
        return find(address, reader)
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.succeededFuture(Refusal.NOT_FOUND.is(failure) ? Said.HIDDEN : Said.NOTHING));
    }

    private Future<Said> find(PageAddress address, Reader reader) {
        if (address.kind() == PageAddress.Kind.HOME) {
            return home(reader);
        }
        return gateway.conferences()
                .visible(Caller.ANONYMOUS, address.slug())
                .compose(conference -> gateway.schedules().page(conference))
                .compose(page ->
                        offers.of(page.conference()).compose(found -> page(address, page, reader.offered(found))));
    }

    private Future<Said> home(Reader reader) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return conferences.all().compose(all -> {
            Key key = reader.key(null, all.version() + today, "home");
            return kept(
                    key, reader, () -> new HomePage(templates, addresses, reader.words()).write(all.items(), today));
        });
    }

    private Future<Said> page(PageAddress address, SchedulePage page, Reader reader) {
        return switch (address.kind()) {
            case CONFERENCE ->
                kept(page, "conference " + reader.offers().encode(), reader, ConferencePages::conference);
            case SPEAKERS -> kept(page, "speakers", reader, ConferencePages::speakers);
            case SCHEDULE -> schedule(page, reader);
            case SPEAKER -> speaker(page, address.id(), reader);
            case ROOMS -> kept(page, "rooms", reader, pages -> pages.places().rooms());
            case TRACKS -> kept(page, "tracks", reader, pages -> pages.places().tracks());
            case ROOM -> room(page, address.id(), reader);
            case TRACK -> track(page, address.id(), reader);
            case SESSION -> session(page, address.id(), reader);
            case HOME -> throw new IllegalArgumentException("The home page is of no conference.");
        };
    }

    private interface Writing {
        Content of(ConferencePages pages);
    }

    private Future<Said> kept(SchedulePage page, String part, Reader reader, Writing writing) {
        Key key = reader.key(page.conference().id(), page.etag(), part);
        return conferences
                .owner(page.conference())
                .compose(owner -> kept(key, reader, () -> writing.of(pages(page, owner, reader))));
    }

    private ConferencePages pages(SchedulePage page, Organization owner, Reader reader) {
        Style style = new Style(templates, addresses, reader.words(), Style.Frame.CLIENT);
        return new ConferencePages(new Program(page), owner, style, reader.offers());
    }

    private Future<Said> kept(Key key, Reader reader, Callable<Content> writing) {
        return pages.get(key, wanted -> gateway.vertx()
                        .executeBlocking(() -> reader.shell().fill(writing.call()), false))
                .map(Said::of);
    }

    private Future<Said> room(SchedulePage page, UUID id, Reader reader) {
        return page.schedule().rooms().stream().anyMatch(room -> room.id().equals(id))
                ? kept(page, "room " + id, reader, pages -> pages.places().room(id))
                : Future.succeededFuture(Said.MISSING);
    }

    private Future<Said> track(SchedulePage page, UUID id, Reader reader) {
        return page.schedule().tracks().stream().anyMatch(track -> track.id().equals(id))
                ? kept(page, "track " + id, reader, pages -> pages.places().track(id))
                : Future.succeededFuture(Said.MISSING);
    }

    /** A day that the conference does not have the client shows another for, as it does without. */
    private Future<Said> schedule(SchedulePage page, Reader reader) {
        Day named = page.schedule().days().stream()
                .filter(day -> Integer.toString(day.index()).equals(reader.day()))
                .findFirst()
                .orElse(null);
        Day shown = named == null ? current(page) : named;
        String part = "schedule " + (shown == null ? "" : shown.index()) + (named == null ? "" : " named");
        return kept(page, part, reader, pages -> pages.schedule(shown, named != null));
    }

    private static Day current(SchedulePage page) {
        String date = page.date("current", Instant.now());
        return page.schedule().days().stream()
                .filter(day -> day.date().toString().equals(date))
                .findFirst()
                .orElse(null);
    }

    private Future<Said> speaker(SchedulePage page, UUID id, Reader reader) {
        boolean speaks = page.speakers().stream()
                .anyMatch(speaker ->
                        speaker.id().equals(id) || speaker.mergedIds().contains(id));
        if (!speaks) {
            return Future.succeededFuture(page.degraded() == null ? Said.MISSING : Said.NOTHING);
        }
        return kept(page, "speaker " + id, reader, pages -> pages.speaker(id));
    }

    /** Its long texts are no part of a schedule; the id tells without asking whether there is such a session. */
    private Future<Said> session(SchedulePage page, UUID id, Reader reader) {
        if (!page.sessionIds().contains(id)) {
            return Future.succeededFuture(Said.MISSING);
        }
        Key key = reader.key(page.conference().id(), page.etag(), "session " + id);
        return conferences.owner(page.conference()).compose(owner -> pages.get(
                        key, wanted -> session(page, id, owner, reader))
                .map(Said::of));
    }

    private Future<Document> session(SchedulePage page, UUID id, Organization owner, Reader reader) {
        return former.of(page).compose(moved -> text(page.conference(), id).compose(session -> gateway.vertx()
                .executeBlocking(
                        () -> reader.shell().fill(pages(page, owner, reader).session(session, moved.get(id))), false)));
    }

    private Future<Session> text(Conference conference, UUID id) {
        return gateway.program(Caller.ANONYMOUS, conference)
                .ask(ProgramService.class, program -> program.getContentItemDetails(Caller.ANONYMOUS, id));
    }
}
