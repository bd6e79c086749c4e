package io.plenary.services.program.sessions;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Slot;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.ProgramStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What is in each other's way in a program.
 *
 * @param atWork whether in what organizers work on, else in what readers see
 */
record Conflicts(ConferenceProgram program, Authors authors, boolean atWork) {

    Future<List<Conflict>> all(Conference conference) {
        return rules(conference).compose(rules -> read(SessionStore::allBrief).map(rules::all));
    }

    /** What would be wrong with this slot, whatever the rules. */
    Future<List<Conflict>> of(Conference conference, UUID sessionId, Slot slot) {
        return read(sql -> SessionStore.find(sql, sessionId))
                .map(found -> placed(Sessions.orRefuse(found), slot, ZoneId.of(conference.timeZone())))
                .compose(session -> rules(conference)
                        .compose(rules -> read(sql -> SessionStore.during(sql, sessionId, session.slot()))
                                .map(others -> rules.of(session, others))));
    }

    private static Session placed(Session session, Slot slot, ZoneId zone) {
        return SessionEdits.withSlot(session, SessionEdits.withDay(slot, zone));
    }

    private Future<ConflictRules> rules(Conference conference) {
        return persons(conference).compose(persons -> read(ProgramStore::read)
                .map(state -> new ConflictRules(conference, state.rules(), persons)));
    }

    private Future<UnaryOperator<UUID>> persons(Conference conference) {
        return atWork
                ? authors.personsAtWork(program, conference)
                : authors.persons(program, conference).otherwise(UnaryOperator.identity());
    }

    private <T> Future<T> read(Function<SqlClient, Future<T>> work) {
        return atWork ? program.readWorking(work) : program.readReleased(work);
    }
}
