package io.plenary.runtime.work;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table of jobs that every service's database has. Whoever lost a job changes nothing in it: statements name the holder. */
final class JobStore {

    private static final String LEASE =
            "id, holder, attempts, faults, asked, (extract(epoch from now() - asked_at) * 1000)::bigint as age";

    /** How many are looked at in one go. */
    static final int PAGE = 200;

    /** @param millis until it may be taken; it may where they are over */
    record Upcoming(UUID id, long millis) {

        boolean isDue() {
            return millis <= 0;
        }
    }

    private JobStore() {}

    /** Sooner where it waits already; once more where somebody does it. */
    static Future<Void> ask(SqlClient sql, String kind, List<UUID> ids, Duration wait) {
        return sql.preparedQuery(
                        """
                        insert into jobs (kind, id, due_at)
                        select $1, id, now() + $3 * interval '1 millisecond' from unnest($2::uuid[]) as id
                        on conflict (kind, id) do update
                        set asked = jobs.asked + 1, asked_at = now(),
                            due_at = case when jobs.holder is null then least(jobs.due_at, excluded.due_at)
                                          else jobs.due_at end
                        """)
                .execute(Tuple.of(kind, ids.toArray(UUID[]::new), wait.toMillis()))
                .mapEmpty();
    }

    static Future<Void> ensure(SqlClient sql, String kind, List<UUID> ids, Duration wait) {
        return sql.preparedQuery(
                        """
                        insert into jobs (kind, id, due_at)
                        select $1, id, now() + $3 * interval '1 millisecond' from unnest($2::uuid[]) as id
                        on conflict do nothing
                        """)
                .execute(Tuple.of(kind, ids.toArray(UUID[]::new), wait.toMillis()))
                .mapEmpty();
    }

    /** Asks for a job and begins it; empty while somebody else has it. */
    static Future<Optional<Lease>> take(SqlClient sql, String kind, UUID id, Duration lease) {
        return sql.preparedQuery(
                        """
                        insert into jobs (kind, id, holder, due_at, attempts)
                        values ($1, $2, $3, now() + $4 * interval '1 millisecond', 1)
                        on conflict (kind, id) do update
                        set holder = excluded.holder, due_at = excluded.due_at, attempts = jobs.attempts + 1,
                            asked = jobs.asked + 1, asked_at = now()
                        where jobs.holder is null or jobs.due_at <= now()
                        returning\s"""
                                + LEASE)
                .execute(Tuple.of(kind, id, UUID.randomUUID(), lease.toMillis()))
                .map(rows -> lease(kind, rows));
    }

    /** Those that come next, and when: at most a page. */
    static Future<List<Upcoming>> upcoming(SqlClient sql, String kind, int skipped) {
        return sql.preparedQuery(
                        """
                        select id, ceil(extract(epoch from due_at - now()) * 1000)::bigint as millis
                        from jobs where kind = $1 order by due_at, id offset $2 limit $3
                        """)
                .mapping(row -> new Upcoming(row.getUUID("id"), row.getLong("millis")))
                .execute(Tuple.of(kind, skipped, PAGE))
                .map(rows -> rows.stream().toList());
    }

    /** @param most how far it is counted */
    static Future<Integer> countDue(SqlClient sql, String kind, int most) {
        return sql.preparedQuery(
                        """
                        select count(*)::integer as due
                        from (select from jobs where kind = $1 and due_at <= now() limit $2) due
                        """)
                .execute(Tuple.of(kind, most))
                .map(rows -> rows.iterator().next().getInteger("due"));
    }

    /** Whether behind this page may be more that is due. */
    static boolean isAllDue(List<Upcoming> page) {
        return page.size() == PAGE && page.get(PAGE - 1).isDue();
    }

    /** Those of these that are due longest; one whose holder is just changing it counts as held. */
    static Future<List<Lease>> claim(SqlClient sql, String kind, List<UUID> ids, int most, Duration lease) {
        return sql.preparedQuery(
                        """
                        with longest as materialized (
                            select id as chosen from jobs where kind = $1 and id = any ($2) and due_at <= now()
                            order by due_at, id
                            for update skip locked
                            limit $3)
                        update jobs
                        set holder = gen_random_uuid(), due_at = now() + $4 * interval '1 millisecond',
                            attempts = attempts + 1
                        from longest
                        where kind = $1 and id = chosen
                        returning\s"""
                                + LEASE)
                .mapping(row -> lease(kind, row))
                .execute(Tuple.of(kind, ids.toArray(UUID[]::new), most, lease.toMillis()))
                .map(rows -> rows.stream().toList());
    }

    /** Not while its holder is changing it, which waiting for would only use up connections. */
    static Future<Void> prolong(SqlClient sql, Lease lease, Duration by) {
        return sql.preparedQuery(
                        """
                        update jobs set due_at = now() + $3 * interval '1 millisecond'
                        where holder = $2 and kind = $1 and id = (
                            select id from jobs where kind = $1 and id = $4 and holder = $2 for update skip locked)
                        """)
                .execute(Tuple.of(lease.kind(), lease.holder(), by.toMillis(), lease.id()))
                .mapEmpty();
    }

    static Future<Boolean> progress(SqlClient sql, Lease lease, int percent) {
        return changed(sql.preparedQuery("update jobs set percent = $4 where kind = $1 and id = $2 and holder = $3")
                .execute(Tuple.of(lease.kind(), lease.id(), lease.holder(), percent)));
    }

    /** How far its holder is; 0 where nobody has it. */
    static Future<Integer> percent(SqlClient sql, String kind, UUID id) {
        return sql.preparedQuery("select percent from jobs where kind = $1 and id = $2")
                .execute(Tuple.of(kind, id))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger("percent"));
    }

    /** Unless it was asked for again. */
    static Future<Boolean> end(SqlClient sql, Lease lease) {
        return changed(sql.preparedQuery("delete from jobs where kind = $1 and id = $2 and holder = $3 and asked = $4")
                .execute(Tuple.of(lease.kind(), lease.id(), lease.holder(), lease.asked())));
    }

    /**
     * The same for many of a kind.
     *
     * @return those that ended
     */
    static Future<Set<UUID>> end(SqlClient sql, String kind, List<Lease> leases) {
        return sql.preparedQuery(
                        """
                        delete from jobs using unnest($2::uuid[], $3::uuid[], $4::integer[]) as done (id, holder, asked)
                        where kind = $1 and jobs.id = any($2) and jobs.id = done.id and jobs.holder = done.holder and jobs.asked = done.asked
                        returning jobs.id
                        """)
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(
                        kind,
                        leases.stream().map(Lease::id).toArray(UUID[]::new),
                        leases.stream().map(Lease::holder).toArray(UUID[]::new),
                        leases.stream().map(Lease::asked).toArray(Integer[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /** At once where it was asked for again. */
    static Future<Boolean> release(SqlClient sql, Lease lease, Duration wait, int attempts, int faults) {
        return changed(sql.preparedQuery(
                        """
                        update jobs
                        set holder = null, percent = 0, attempts = $5, faults = $6,
                            due_at = case when asked = $4 then now() + $7 * interval '1 millisecond' else now() end
                        where kind = $1 and id = $2 and holder = $3
                        """)
                .execute(Tuple.of(
                        lease.kind(), lease.id(), lease.holder(), lease.asked(), attempts, faults, wait.toMillis())));
    }

    static Future<Boolean> isHeld(SqlClient sql, String kind, UUID id) {
        return sql.preparedQuery(
                        "select from jobs where kind = $1 and id = $2 and holder is not null and due_at > now()")
                .execute(Tuple.of(kind, id))
                .map(rows -> rows.size() > 0);
    }

    /** Nobody begins it any more; whoever has it goes on. */
    static Future<Void> withdraw(SqlClient sql, String kind, UUID id) {
        return sql.preparedQuery(
                        """
                        delete from jobs
                        where kind = $1 and id = $2 and (holder is null or due_at <= now())
                        """)
                .execute(Tuple.of(kind, id))
                .mapEmpty();
    }

    /** Whoever has it has lost it. */
    static Future<Void> forget(SqlClient sql, String kind, UUID id) {
        return sql.preparedQuery("delete from jobs where kind = $1 and id = $2")
                .execute(Tuple.of(kind, id))
                .mapEmpty();
    }

    private static Future<Boolean> changed(Future<RowSet<Row>> rows) {
        return rows.map(changed -> changed.rowCount() == 1);
    }

    private static Optional<Lease> lease(String kind, RowSet<Row> rows) {
        return rows.stream().findFirst().map(row -> lease(kind, row));
    }

    private static Lease lease(String kind, Row row) {
        return new Lease(
                kind,
                row.getUUID("id"),
                row.getUUID("holder"),
                row.getInteger("attempts"),
                row.getInteger("faults"),
                row.getInteger("asked"),
                Duration.ofMillis(row.getLong("age")));
    }
}
