package io.plenary.services.audit;

import io.plenary.contracts.audit.AuditChain;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the chains stand, and what was found when they were checked. */
final class ChainStore {

    private static final HexFormat HEX = HexFormat.of();

    private ChainStore() {}

    /** A chain that has no entry yet is told as what it is: empty. */
    static Future<AuditChain> describe(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery("select * from chains where id = $1")
                .mapping(row -> described(organizationId, row))
                .execute(Tuple.of(Chain.idOf(organizationId)))
                .map(rows -> rows.stream()
                        .findFirst()
                        .orElseGet(() -> new AuditChain(
                                organizationId, 1, 0, Chain.BEGINNING, null, 0, null, AuditRules.USUAL_DAYS)));
    }

    /** Where these chains stand; nobody else adds to them until the end of the transaction. */
    static Future<Map<UUID, Chain>> lock(SqlClient sql, Collection<UUID> ids) {
        UUID[] inOrder = ids.stream().distinct().sorted().toArray(UUID[]::new);
        Tuple chains = Tuple.tuple().addArrayOfUUID(inOrder);
        return sql.preparedQuery(
                        """
                        insert into chains (id, hash, anchor_hash)
                        select id, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')
                        from unnest($1::uuid[]) as wanted (id) order by id
                        on conflict (id) do nothing
                        """)
                .execute(chains)
                .compose(there -> sql.preparedQuery("select * from chains where id = any ($1) order by id for update")
                        .mapping(ChainStore::chain)
                        .execute(chains))
                .map(rows -> rows.stream().collect(Collectors.toMap(Chain::id, Function.identity())));
    }

    static Future<Void> advance(SqlClient sql, Collection<Chain> chains) {
        String statement = "update chains set number = $2, hash = $3 where id = $1";
        List<Tuple> tuples = chains.stream()
                .map(chain -> Tuple.of(chain.id(), chain.number(), bytes(chain.hash())))
                .toList();
        return sql.preparedQuery(statement).executeBatch(tuples).mapEmpty();
    }

    /**
     * A check that is under way.
     *
     * @param newest where the chain stands
     * @param checked how far it is in order
     */
    record Check(Chain newest, Chain checked) {}

    /** Nobody adds to the chain until the end of the transaction. Empty where there is no such chain. */
    static Future<Optional<Check>> lockForCheck(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from chains where id = $1 for update")
                .mapping(row -> new Check(chain(row), checked(row)))
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<List<UUID>> ids(SqlClient sql) {
        return sql.preparedQuery("select id from chains order by id")
                .mapping(row -> row.getUUID("id"))
                .execute()
                .map(rows -> rows.stream().toList());
    }

    /** A check of all that is kept of a chain, which others may add to meanwhile. */
    static Future<Check> wholeCheck(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from chains where id = $1")
                .mapping(row -> new Check(chain(row), at(row, "anchor_")))
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> keep(SqlClient sql, Chain checked) {
        return sql.preparedQuery("update chains set check_number = $2, check_hash = $3 where id = $1")
                .execute(Tuple.of(checked.id(), checked.number(), bytes(checked.hash())))
                .mapEmpty();
    }

    /** @param brokenAt null where every entry is in order */
    static Future<Void> finish(SqlClient sql, Chain newest, Long brokenAt) {
        return sql.preparedQuery(
                        """
                        update chains
                        set check_number = null, check_hash = null, checked_at = now(), checked_to = $2, broken_at = $3
                        where id = $1
                        """)
                .execute(Tuple.of(newest.id(), newest.number(), brokenAt))
                .mapEmpty();
    }

    /** Those that nobody has checked since. */
    static Future<List<UUID>> due(SqlClient sql, OffsetDateTime since, int most) {
        return sql.preparedQuery(
                        """
                        select id from chains where checked_at is null or checked_at < $1
                        order by checked_at nulls first, id limit $2
                        """)
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(since, most))
                .map(rows -> rows.stream().toList());
    }

    /** Also where nothing was written down yet. */
    static Future<Void> keepFor(SqlClient sql, UUID id, int days) {
        return sql.preparedQuery(
                        """
                        insert into chains (id, hash, anchor_hash, kept_days)
                        values ($1, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), $2)
                        on conflict (id) do update set kept_days = excluded.kept_days
                        """)
                .execute(Tuple.of(id, days))
                .mapEmpty();
    }

    /** @param before what is older is not kept */
    record Outdated(UUID id, OffsetDateTime before) {}

    /** Those whose oldest entry is older than what is kept of them. */
    static Future<List<Outdated>> outdated(SqlClient sql, OffsetDateTime now, int most) {
        return sql.preparedQuery(
                        """
                        select chains.id, $1::timestamptz - kept_days * interval '1 day' as before
                        from chains join entries on chain = chains.id and entries.number = anchor_number + 1
                        where occurred_at < $1::timestamptz - kept_days * interval '1 day' limit $2
                        """)
                .mapping(row -> new Outdated(row.getUUID("id"), row.getOffsetDateTime("before")))
                .execute(Tuple.of(now, most))
                .map(rows -> rows.stream().toList());
    }

    /** The oldest entries of a chain, as far as they are that old. */
    static Future<Void> letGo(SqlClient sql, UUID id, OffsetDateTime before, int most) {
        return sql.preparedQuery("select let_go($1, $2, $3)")
                .execute(Tuple.of(id, before, most))
                .mapEmpty();
    }

    private static Chain chain(Row row) {
        return new Chain(row.getUUID("id"), row.getLong("number"), hex(row, "hash"));
    }

    /** A check begins with what the oldest entry follows, also where that was let go while it was under way. */
    private static Chain checked(Row row) {
        Long checked = row.getLong("check_number");
        boolean isGone = checked == null || checked < row.getLong("anchor_number");
        return at(row, isGone ? "anchor_" : "check_");
    }

    private static Chain at(Row row, String place) {
        return new Chain(row.getUUID("id"), row.getLong(place + "number"), hex(row, place + "hash"));
    }

    private static AuditChain described(UUID organizationId, Row row) {
        OffsetDateTime checkedAt = row.getOffsetDateTime("checked_at");
        return new AuditChain(
                organizationId,
                row.getLong("anchor_number") + 1,
                row.getLong("number"),
                hex(row, "hash"),
                checkedAt == null ? null : checkedAt.toInstant(),
                row.getLong("checked_to"),
                row.getLong("broken_at"),
                row.getInteger("kept_days"));
    }

    private static Buffer bytes(String hash) {
        return Buffer.buffer(HEX.parseHex(hash));
    }

    private static String hex(Row row, String column) {
        return HEX.formatHex(row.getBuffer(column).getBytes());
    }
}
