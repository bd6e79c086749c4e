package io.plenary.services.analytics;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** Conferences that are gone for good. */
final class PurgedStore {

    private PurgedStore() {}

    static Future<Void> remember(SqlClient sql, List<Fact> purges) {
        return sql.preparedQuery(
                        """
                        insert into purged_conferences (conference_id, organization_id)
                        select * from unnest($1::uuid[], $2::uuid[]) as purged (conference_id, organization_id)
                        on conflict (conference_id) do nothing
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(purges.stream().map(Fact::conferenceId).toArray(UUID[]::new))
                        .addArrayOfUUID(
                                purges.stream().map(Fact::organizationId).toArray(UUID[]::new)))
                .mapEmpty();
    }

    /**
     * Deletes at most this many of their rows; answers how many. Two cleaners never wait for each other.
     *
     * @param id the column that names the conference
     */
    static Future<Integer> delete(SqlClient sql, String table, String id, int most) {
        return sql.preparedQuery(
                        """
                        delete from %1$s
                        where ctid in (select figure.ctid from %1$s as figure
                                       join purged_conferences as purged
                                         on figure.organization_id = purged.organization_id
                                        and figure.%2$s = purged.conference_id
                                       limit $1
                                       for update of figure skip locked)
                        """
                                .formatted(table, id))
                .execute(Tuple.of(most))
                .map(rows -> rows.rowCount());
    }
}
