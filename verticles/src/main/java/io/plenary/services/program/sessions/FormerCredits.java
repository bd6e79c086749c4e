package io.plenary.services.program.sessions;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Session;
import io.plenary.services.program.conference.ConferenceProgram;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who is named in what was released before: those who are speakers still, and those whom the program names. A speaker who was
 * deleted, and whose name was taken out of the program, is not to be found in what it was.
 */
public final class FormerCredits {

    private final SpeakersClient speakers;

    public FormerCredits(SpeakersClient speakers) {
        this.speakers = speakers;
    }

    public Future<List<Session>> of(ConferenceProgram program, Conference conference, List<Session> sessions) {
        Set<UUID> credited = sessions.stream()
                .flatMap(session -> session.speakers().stream())
                .map(Credit::speakerId)
                .collect(Collectors.toSet());
        return credited.isEmpty()
                ? Future.succeededFuture(sessions)
                : named(program, conference, credited).map(named -> sessions.stream()
                        .map(session -> with(session, named))
                        .toList());
    }

    /** Whether all of them are to be named still. */
    public Future<Boolean> areNamed(ConferenceProgram program, Conference conference, Collection<UUID> people) {
        Set<UUID> credited = Set.copyOf(people);
        return credited.isEmpty()
                ? Future.succeededFuture(true)
                : named(program, conference, credited).map(named -> named.containsAll(credited));
    }

    private Future<Set<UUID>> named(ConferenceProgram program, Conference conference, Set<UUID> credited) {
        return speakers.resolve(conference.organizationId(), credited)
                .compose(known -> program.readReleased(CreditStore::all).map(credits -> {
                    Set<UUID> named = new HashSet<>(known.keySet());
                    credits.forEach(credit -> named.add(credit.speakerId()));
                    return named;
                }));
    }

    private static Session with(Session session, Set<UUID> named) {
        List<Credit> credits = session.speakers().stream()
                .filter(credit -> named.contains(credit.speakerId()))
                .toList();
        return SessionEdits.with(session, session.number(), session.slot(), credits, session.sequence());
    }
}
