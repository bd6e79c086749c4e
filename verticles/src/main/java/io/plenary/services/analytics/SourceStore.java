package io.plenary.services.analytics;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class SourceStore {

    /**
     * A source this instance works for a while.
     *
     * @param cursor where to read on, null for the start
     */
    record Claim(String source, String cursor) {}

    private SourceStore() {}

    static Future<Void> add(SqlClient sql, Collection<String> names) {
        return sql.preparedQuery(
                        """
                        insert into sources (name)
                        select name from unnest($1::text[]) as given (name) order by name
                        on conflict (name) do nothing
                        """)
                .execute(Tuple.tuple().addArrayOfString(names.toArray(String[]::new)))
                .mapEmpty();
    }

    /** Forgets conferences that are gone. One that comes back is read from the start; what was counted is known. */
    static Future<Void> keepConferences(SqlClient sql, Collection<String> names) {
        return sql.preparedQuery("delete from sources where name like 'program.%' and name <> all ($1::text[])")
                .execute(Tuple.tuple().addArrayOfString(names.toArray(String[]::new)))
                .mapEmpty();
    }

    /** Empty while another instance works the source. */
    static Future<Optional<Claim>> claim(SqlClient sql, String source, Duration lease) {
        return sql.preparedQuery(
                        """
                        update sources set leased_until = now() + $2::bigint * interval '1 millisecond'
                        where name = $1 and leased_until < now()
                        returning name, cursor
                        """)
                .mapping(SourceStore::claim)
                .execute(Tuple.of(source, lease.toMillis()))
                .map(rows -> rows.stream().findFirst());
    }

    /** Claims what is due: services before conferences, and of these the one that waited longest. */
    static Future<List<Claim>> claimDue(SqlClient sql, int most, Duration lease) {
        return sql.preparedQuery(
                        """
                        update sources set leased_until = now() + $2::bigint * interval '1 millisecond'
                        where name in (select name from sources
                                       where due_at <= now() and leased_until < now()
                                       order by name like 'program.%', due_at
                                       limit $1
                                       for update skip locked)
                        returning name, cursor
                        """)
                .mapping(SourceStore::claim)
                .execute(Tuple.of(most, lease.toMillis()))
                .map(rows -> rows.stream().toList());
    }

    /** Keeps the source for this transaction; false if somebody else has moved on from the cursor. */
    static Future<Boolean> lock(SqlClient sql, Claim claim) {
        return sql.preparedQuery(
                        """
                        select name from sources
                        where name = $1 and cursor is not distinct from $2
                        for update
                        """)
                .execute(Tuple.of(claim.source(), claim.cursor()))
                .map(rows -> rows.size() == 1);
    }

    static Future<Void> advance(SqlClient sql, Claim claim, String cursor) {
        return sql.preparedQuery("update sources set cursor = $2 where name = $1")
                .execute(Tuple.of(claim.source(), cursor))
                .mapEmpty();
    }

    /** Conferences are due so rarely that all of them together are read at most five times a second. */
    static Future<Void> release(SqlClient sql, String source, Duration sweep) {
        return sql.preparedQuery(
                        """
                        update sources
                        set leased_until = '-infinity',
                            due_at = now() + greatest($2::bigint * interval '1 millisecond',
                                case when name like 'program.%'
                                then interval '200 milliseconds'
                                     * (select count(*) from sources where name like 'program.%') end)
                        where name = $1
                        """)
                .execute(Tuple.of(source, sweep.toMillis()))
                .mapEmpty();
    }

    private static Claim claim(Row row) {
        return new Claim(row.getString("name"), row.getString("cursor"));
    }
}
