package io.plenary.services.program.exchange.imports;

import io.plenary.services.program.conference.ProgramStore;
import io.plenary.services.program.layout.RoomStore;
import io.plenary.services.program.layout.TrackStore;
import io.plenary.services.program.sessions.CreditStore;
import io.plenary.services.program.sessions.SessionStore;
import io.plenary.services.program.sessions.StoredSession;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.stream.Stream;

/** Reads what an import is compared with, and applies what it changes. */
final class PlanStore {

    private PlanStore() {}

    static Future<ImportPlan.Stored> read(SqlClient sql) {
        var state = ProgramStore.read(sql);
        var rooms = RoomStore.all(sql);
        var tracks = TrackStore.all(sql);
        var people = CreditStore.numbers(sql);
        var persons = PersonStore.all(sql);
        var last = ImportStore.lastFinished(sql);
        var deleted = DeletedStore.all(sql);
        return SessionStore.allStored(sql).compose(sessions -> SaidStore.all(sql)
                .compose(said -> Future.all(List.of(state, rooms, tracks, people, persons, last, deleted))
                        .map(all -> new ImportPlan.Stored(
                                state.result().size(),
                                sessions,
                                rooms.result(),
                                tracks.result(),
                                people.result(),
                                persons.result(),
                                said,
                                deleted.result(),
                                last.result().orElse(null)))));
    }

    /** In the order references need. */
    static Future<Void> apply(SqlClient sql, ImportPlan plan) {
        List<StoredSession> changed = Stream.concat(plan.updated.stream(), plan.cancelled.stream())
                .map(ImportPlan.Changed::after)
                .toList();
        return RoomStore.insert(sql, plan.rooms.created)
                .compose(done -> RoomStore.update(sql, plan.rooms.changed))
                .compose(done -> TrackStore.insert(sql, plan.tracks.created))
                .compose(done -> TrackStore.update(sql, plan.tracks.changed))
                .compose(done -> CreditStore.addNumbers(sql, plan.credits.numbers))
                .compose(done -> PersonStore.add(sql, plan.called()))
                .compose(done -> SessionStore.update(sql, changed))
                .compose(done -> SessionStore.insert(sql, plan.created))
                .compose(done -> SessionStore.rename(sql, plan.renamed))
                .compose(done -> SaidStore.put(sql, plan.said));
    }
}
