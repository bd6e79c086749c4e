package io.plenary.services.conferences;

import io.plenary.contracts.conferences.Conference;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class DeletionStore {

    private DeletionStore() {}

    /** Clocks of nodes differ: a moment as good as come means now, by the clock that decides about restoring. */
    static Future<Conference> delete(SqlClient sql, UUID id, Instant deleteAfter) {
        return sql.preparedQuery(
                        """
                        update conferences
                        set status = 'DELETED', updated_at = now(), version = version + 1,
                            delete_after = least(delete_after,
                                case when $2 < now() + interval '5 seconds' then now() else $2 end)
                        where id = $1
                        returning *
                        """)
                .mapping(ConferenceStore::conference)
                .execute(Tuple.of(id, deleteAfter.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next());
    }

    /** Empty if it is not deleted or its time has come. It becomes a draft, but what was cancelled stays so for good. */
    static Future<Optional<Conference>> restore(SqlClient sql, UUID id) {
        return sql.preparedQuery(
                        """
                        update conferences
                        set status = case when exists (select from transitions
                                where conference_id = $1 and to_status = 'CANCELLED') then 'CANCELLED' else 'DRAFT' end,
                            delete_after = null, updated_at = now(), version = version + 1
                        where id = $1 and status = 'DELETED' and delete_after > clock_timestamp()
                        returning *
                        """)
                .mapping(ConferenceStore::conference)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    /** Those being restored at this moment are locked and left out, so whatever is answered cannot come back. */
    static Future<List<Conference>> due(SqlClient sql, Instant at) {
        return sql.preparedQuery(
                        """
                        select * from conferences
                        where status = 'DELETED' and delete_after <= least($1, clock_timestamp())
                        order by delete_after
                        limit 100
                        for share skip locked
                        """)
                .mapping(ConferenceStore::conference)
                .execute(Tuple.of(at.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().toList());
    }

    /** Whether its time has come. A restoring that is under way comes first; one that comes later is too late. */
    static Future<Boolean> lockOver(SqlClient sql, UUID id) {
        return sql.preparedQuery(
                        """
                        select from conferences
                        where id = $1 and status = 'DELETED' and delete_after <= clock_timestamp()
                        for update
                        """)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 1);
    }

    static Future<Boolean> purge(SqlClient sql, UUID id) {
        return sql.preparedQuery(
                        """
                        delete from conferences
                        where id = $1 and status = 'DELETED' and delete_after <= clock_timestamp()
                        """)
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() == 1);
    }
}
