package io.plenary.services.audit;

import io.plenary.contracts.Json;
import io.plenary.contracts.audit.AuditEntry;
import io.plenary.contracts.audit.AuditPage;
import io.plenary.contracts.audit.AuditQuery;
import io.plenary.runtime.Batch;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

final class EntryStore {

    /** As long as a statement about them does not keep others waiting. */
    static final int AT_ONCE = 100;

    private static final HexFormat HEX = HexFormat.of();

    private EntryStore() {}

    /** Which of these events are written down already. */
    static Future<Set<UUID>> known(SqlClient sql, List<UUID> ids) {
        return sql.preparedQuery("select id from entries where id = any ($1)")
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    static Future<Void> insert(SqlClient sql, List<Recorder.Linked> entries) {
        return Batch.inParts(entries, AT_ONCE, some -> sql.preparedQuery(
                        """
                        insert into entries (chain, number, id, type, occurred_at, organization_id, conference_id, actor_id,
                            subject_type, subject_id, correlation_id, details, before, hash)
                        select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::timestamptz[], $6::uuid[], $7::uuid[],
                            $8::uuid[], $9::text[], $10::uuid[], $11::text[], $12::text[], $13::text[], $14::bytea[])
                        """)
                .execute(tuple(some)));
    }

    static Future<AuditPage> page(SqlClient sql, AuditQuery query) {
        Cursor cursor = Cursor.parse(query.cursor());
        return sql.preparedQuery(
                        """
                        select entries.*, address, client, token_id, reason
                        from entries left join origins on origins.id = entries.id
                        where ($1::uuid is null or entries.chain = $1)
                          and ($2::timestamptz is null or occurred_at >= $2)
                          and ($3::timestamptz is null or occurred_at < $3)
                          and ($4::text is null or type = $4)
                          and ($5::uuid is null or entries.actor_id = $5)
                          and ($6::uuid is null or conference_id = $6)
                          and ($7::uuid is null or subject_id = $7)
                          and ($8::timestamptz is null or (occurred_at, entries.id) < ($8, $9))
                          and ($11::text is null or address = $11)
                        order by occurred_at desc, entries.id desc
                        limit $10
                        """)
                .mapping(row -> entry(row).from(OriginStore.origin(row)))
                .execute(Tuple.of(
                        query.organizationId(),
                        utc(query.from()),
                        utc(query.to()),
                        query.type(),
                        query.actorId(),
                        query.conferenceId(),
                        query.subjectId(),
                        cursor.time(),
                        cursor.id(),
                        query.limit() + 1,
                        AuditRules.canonical(query.address())))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        query.limit(),
                        entry -> Cursor.of(entry.occurredAt(), entry.id()),
                        AuditPage::new));
    }

    /** The entries of a chain after one of them, the oldest first. */
    static Future<List<AuditEntry>> after(SqlClient sql, Chain chain, int most) {
        return sql.preparedQuery("select * from entries where chain = $1 and number > $2 order by number limit $3")
                .mapping(EntryStore::entry)
                .execute(Tuple.of(chain.id(), chain.number(), most))
                .map(rows -> rows.stream().toList());
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static Tuple tuple(List<Recorder.Linked> some) {
        return Tuple.from(new Object[] {
            some.stream().map(Recorder.Linked::chain).toArray(UUID[]::new),
            column(some, AuditEntry::number, Long[]::new),
            column(some, AuditEntry::id, UUID[]::new),
            column(some, AuditEntry::type, String[]::new),
            column(some, entry -> utc(entry.occurredAt()), OffsetDateTime[]::new),
            column(some, AuditEntry::organizationId, UUID[]::new),
            column(some, AuditEntry::conferenceId, UUID[]::new),
            column(some, AuditEntry::actorId, UUID[]::new),
            column(some, AuditEntry::subjectType, String[]::new),
            column(some, AuditEntry::subjectId, UUID[]::new),
            column(some, AuditEntry::correlationId, String[]::new),
            column(some, entry -> Json.write(entry.details()), String[]::new),
            column(some, entry -> Json.write(entry.before()), String[]::new),
            column(some, entry -> Buffer.buffer(HEX.parseHex(entry.hash())), Buffer[]::new)
        });
    }

    private static <T> T[] column(List<Recorder.Linked> some, Function<AuditEntry, T> value, IntFunction<T[]> array) {
        return some.stream().map(Recorder.Linked::entry).map(value).toArray(array);
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.getUUID("id"),
                row.getLong("number"),
                row.getString("type"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getUUID("actor_id"),
                row.getString("subject_type"),
                row.getUUID("subject_id"),
                row.getString("correlation_id"),
                Particulars.read(row.getString("details")),
                Particulars.read(row.getString("before")),
                HEX.formatHex(row.getBuffer("hash").getBytes()),
                null);
    }
}
