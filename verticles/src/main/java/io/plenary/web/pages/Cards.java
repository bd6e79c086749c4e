package io.plenary.web.pages;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Track;
import io.plenary.formats.paper.Outlines;
import io.plenary.formats.paper.Shades;
import io.plenary.runtime.Known;
import io.plenary.runtime.Lanes;
import io.plenary.web.Gateway;
import io.plenary.web.SchedulePage;
import io.plenary.web.client.Asset;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The pictures by which other sites show a conference or a session. Each takes a core for some tenths of a second, so one is drawn at
 * a time, organizations take turns, and what was drawn is kept.
 */
final class Cards {

    private static final String CACHING = "public, max-age=3600";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final long MOST_BYTES = 12L << 20;
    private static final int MOST_NAMES = 3;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final Lanes.Limits ONE_AT_A_TIME = new Lanes.Limits(1, 1, 1, 50);

    private record Key(UUID about, Card card) {}

    private final Gateway gateway;
    private final Known<Key, Asset> drawn;
    private final Lanes lanes = new Lanes(ONE_AT_A_TIME);

    Cards(Gateway gateway) {
        this.gateway = gateway;
        drawn = Known.<Key, Asset>named("web.cards")
                .freshFor(KEPT)
                .atMost(MOST_BYTES, Asset::weight)
                .in(gateway.vertx());
    }

    void mount(Router router) {
        router.get(PublicAddresses.CONFERENCE_CARD).handler(context -> answer(context, null));
        router.get(PublicAddresses.SESSION_CARD).handler(context -> PageAddress.id(context.pathParam("id"))
                .ifPresentOrElse(id -> answer(context, id), () -> end(context, NOT_FOUND)));
    }

    /** @param session null for the conference */
    private void answer(RoutingContext context, UUID session) {
        Words words = Words.wanted(
                context.request().getParam("lang"), context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        gateway.conferences()
                .visible(Caller.ANONYMOUS, context.pathParam("conf"))
                .compose(conference -> gateway.schedules().page(conference))
                .compose(page -> image(page, card(page, session, words)))
                .onSuccess(image -> image.answer(context.request(), CACHING, "Accept-Encoding, Accept-Language"))
                .onFailure(failure -> end(context, Refusal.NOT_FOUND.is(failure) ? NOT_FOUND : UNAVAILABLE));
    }

    private static void end(RoutingContext context, int status) {
        context.response().setStatusCode(status).end();
    }

    /** @param id of a session; null for the conference */
    static Card card(SchedulePage page, UUID id, Words words) {
        Program program = new Program(page);
        if (id == null) {
            return ofConference(page.conference(), words);
        }
        Session session = program.session(id).orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such session."));
        return ofSession(program, session, words);
    }

    private Future<Asset> image(SchedulePage page, Card card) {
        UUID organizationId = page.conference().organizationId();
        return drawn.get(
                new Key(page.conference().id(), card),
                wanted -> lanes.through(organizationId, organizationId.toString(), () -> gateway.vertx()
                        .executeBlocking(() -> Asset.ofType("image/png", CardPainter.paint(card)), false)));
    }

    private static Card ofConference(Conference conference, Words words) {
        Times times = new Times(conference.timeZone(), words);
        List<Card.Fact> facts = new ArrayList<>();
        facts.add(new Card.Fact(
                Card.Sign.CALENDAR,
                times.range(conference.startDate(), conference.endDate()),
                conference.timeZone().replace('_', ' ')));
        place(conference)
                .ifPresent(place -> facts.add(new Card.Fact(Card.Sign.PLACE, place, venueAlso(conference, place))));
        return new Card(
                "Plenary",
                words.get("app.claim"),
                "",
                null,
                titled(conference.title(), conference),
                List.of(),
                "",
                facts,
                color(conference));
    }

    private static String venueAlso(Conference conference, String place) {
        String city = Outlines.printable(conference.city());
        return place.equals(city) ? "" : city;
    }

    private static Optional<String> place(Conference conference) {
        return Stream.of(conference.venue(), conference.city())
                .map(Outlines::printable)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private static String color(Conference conference) {
        return conference.colors() == null ? null : conference.colors().primary();
    }

    /** Where no font has any of it, it is called as its address. */
    private static String titled(String title, Conference conference) {
        String printable = Outlines.printable(title);
        return printable.isEmpty() ? conference.acronym() : printable;
    }

    private static Card ofSession(Program program, Session session, Words words) {
        Conference conference = program.conference();
        Track track = program.track(session);
        return new Card(
                titled(conference.title(), conference),
                Outlines.printable(conference.subtitle()),
                track == null ? "" : Outlines.printable(track.name()),
                track == null || !Shades.isColor(track.color()) ? null : track.color(),
                titled(Row.title(session, words), conference),
                names(program, session, words),
                words.get("card.and"),
                facts(program, session, words),
                color(conference));
    }

    private static List<String> names(Program program, Session session, Words words) {
        List<String> names = program.names(session).stream()
                .map(Outlines::printable)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.size() <= MOST_NAMES) {
            return names;
        }
        List<String> some = new ArrayList<>(names.subList(0, MOST_NAMES - 1));
        some.add(words.fill("card.more", names.size() - some.size()));
        return some;
    }

    private static List<Card.Fact> facts(Program program, Session session, Words words) {
        List<Card.Fact> facts = new ArrayList<>();
        if (session.slot() != null) {
            Times times = new Times(program.conference().timeZone(), words);
            facts.add(new Card.Fact(
                    Card.Sign.CALENDAR,
                    times.date(times.dateOf(session.slot().start())),
                    times.span(session.slot()) + " "
                            + times.zoneName(session.slot().start())));
        }
        Room room = program.room(session);
        String where = room == null ? "" : Outlines.printable(room.name());
        String place = place(program.conference()).orElse("");
        if (!where.isEmpty() || !place.isEmpty()) {
            facts.add(new Card.Fact(Card.Sign.PLACE, where.isEmpty() ? place : where, where.isEmpty() ? "" : place));
        }
        String language = Row.language(session.language());
        if (language != null) {
            String name = Locale.forLanguageTag(language).getDisplayLanguage(words.locale());
            facts.add(new Card.Fact(Card.Sign.LANGUAGE, Outlines.printable(words.fill("card.language", name)), ""));
        }
        return facts;
    }
}
