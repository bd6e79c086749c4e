package io.plenary.services.program.sessions;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Placement;
import io.plenary.contracts.program.Session;
import io.plenary.services.program.conference.ConferenceProgram;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Begins changes of sessions: other services are asked before, not while the program's lock is held. */
final class Edits {

    private final ConferenceProgram program;
    private final SpeakersClient speakers;

    Edits(ConferenceProgram program, SpeakersClient speakers) {
        this.program = program;
        this.speakers = speakers;
    }

    /** @param wanted the session as it will be: who else speaks at that time is looked up before the transaction */
    Future<Placement> edit(
            Caller caller, Conference conference, Session wanted, Function<Edit, Future<Placement>> work) {
        return persons(conference, wanted)
                .compose(
                        persons -> program.change(caller, conference, change -> work.apply(new Edit(change, persons))));
    }

    /** Without the speakers service every id is a person: a conflict may be missed, but the organizers can go on. */
    private Future<UnaryOperator<UUID>> persons(Conference conference, Session session) {
        if (session.slot() == null || session.speakers().isEmpty()) {
            return Future.succeededFuture(UnaryOperator.identity());
        }
        return program.readWorking(sql -> SessionStore.during(sql, session.id(), session.slot()))
                .compose(others -> speakers.resolve(
                        conference.organizationId(),
                        Stream.concat(others.stream(), Stream.of(session))
                                .flatMap(each -> each.speakers().stream())
                                .map(Credit::speakerId)
                                .toList()))
                .map(known -> (UnaryOperator<UUID>) id -> known.getOrDefault(id, id))
                .otherwise(UnaryOperator.identity());
    }
}
