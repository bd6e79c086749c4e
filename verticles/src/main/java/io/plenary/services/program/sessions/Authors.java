package io.plenary.services.program.sessions;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Author;
import io.plenary.contracts.program.AuthorPage;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Known;
import io.plenary.services.program.conference.ConferenceProgram;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Who speaks at a conference. Speakers may be merged after they were credited; credits keep the id they were written with,
 * and the people behind the ids are looked up here, so that one person is listed once. Kept per version of the program, for a
 * minute at most: a merge changes no program.
 */
public final class Authors {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST = 50;

    private record Key(UUID conferenceId, long version) {}

    private final SpeakersClient speakers;
    private final Known<Key, People> people;

    public Authors(Vertx vertx, SpeakersClient speakers) {
        this.speakers = speakers;
        this.people = Known.<Key, People>named("program.authors")
                .freshFor(FRESH)
                .atMost(MOST)
                .in(vertx);
    }

    /** By name; the text is the beginning of any part of a name. */
    Future<AuthorPage> page(ConferenceProgram program, Conference conference, String text, String cursor, int limit) {
        Cursor after = Cursor.parse(cursor);
        return of(program, conference).map(known -> {
            List<Author> rows = known.authors().stream()
                    .filter(author -> matches(author, text))
                    .filter(author -> isAfter(author, after))
                    .limit(limit + 1L)
                    .toList();
            return Cursor.page(rows, limit, Authors::position, AuthorPage::new);
        });
    }

    /** Every id the person was credited with; the id itself where nobody is known under it. */
    Future<Set<UUID>> idsOf(ConferenceProgram program, Conference conference, UUID speakerId) {
        return of(program, conference)
                .compose(known -> known.knows(speakerId)
                        ? Future.succeededFuture(known.idsOf(speakerId))
                        : speakers.resolve(conference.organizationId(), Set.of(speakerId))
                                .map(resolved -> known.idsOf(resolved.getOrDefault(speakerId, speakerId))));
    }

    /** Tells the person behind an id that is credited here. */
    Future<UnaryOperator<UUID>> persons(ConferenceProgram program, Conference conference) {
        return of(program, conference).map(known -> known::personOf);
    }

    /**
     * The same for whoever is credited in what organizers work on. Without the speakers service every id is a person: a conflict
     * may be missed, but the organizers can go on.
     */
    Future<UnaryOperator<UUID>> personsAtWork(ConferenceProgram program, Conference conference) {
        return program.hasDraft()
                .compose(has -> has
                        ? program.readWorking(CreditStore::all)
                                .compose(credits -> people(conference.organizationId(), credits))
                                .map(known -> (UnaryOperator<UUID>) known::personOf)
                        : persons(program, conference))
                .otherwise(UnaryOperator.identity());
    }

    private Future<People> of(ConferenceProgram program, Conference conference) {
        return program.version().compose(version -> {
            Key key = new Key(program.conferenceId(), version.version());
            return people.get(key, wanted -> read(program, conference.organizationId()));
        });
    }

    private Future<People> read(ConferenceProgram program, UUID organizationId) {
        return program.readRelaxed(CreditStore::all).compose(credits -> people(organizationId, credits));
    }

    private Future<People> people(UUID organizationId, List<CreditStore.Credited> credits) {
        Set<UUID> ids = credits.stream().map(CreditStore.Credited::speakerId).collect(Collectors.toSet());
        Future<Map<UUID, UUID>> targets =
                ids.isEmpty() ? Future.succeededFuture(Map.of()) : speakers.resolve(organizationId, ids);
        return targets.map(resolved -> People.of(credits, resolved));
    }

    private static boolean matches(Author author, String text) {
        if (text == null || text.isBlank()) {
            return true;
        }
        String name = " " + name(author);
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return name.contains(" " + wanted) || name.contains("-" + wanted);
    }

    private static boolean isAfter(Author author, Cursor cursor) {
        if (cursor.key() == null) {
            return true;
        }
        int order = name(author).compareTo(cursor.key());
        return order > 0 || order == 0 && author.speakerId().compareTo(cursor.id()) > 0;
    }

    private static Cursor position(Author author) {
        return new Cursor(name(author), author.speakerId());
    }

    static String name(Author author) {
        return author.name().toLowerCase(Locale.ROOT);
    }
}
