package io.plenary.services.registrations.codes;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

public final class TicketKeyStore {

    private TicketKeyStore() {}

    /** The newest first. */
    static Future<List<TicketKey>> of(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select * from ticket_keys where conference_id = $1 order by created_at desc, id desc")
                .mapping(TicketKeyStore::key)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().toList());
    }

    /** Those of the conferences that the tickets are of; which of them verifies which is tried. */
    public static Future<List<TicketKey>> ofTickets(SqlClient platform, Collection<UUID> ticketIds) {
        return platform.preparedQuery(
                        """
                        select * from ticket_keys
                        where conference_id in (select conference_id from tickets where id = any ($1))
                        """)
                .mapping(TicketKeyStore::key)
                .execute(Tuple.of((Object) ticketIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** Until the transaction ends nobody else makes one for this conference. */
    static Future<Void> lock(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("ticket keys of " + conferenceId))
                .mapEmpty();
    }

    static Future<Void> insert(SqlClient sql, TicketKey key) {
        return sql.preparedQuery(
                        "insert into ticket_keys (id, conference_id, public_key, sealed) values ($1, $2, $3, $4)")
                .execute(Tuple.of(
                        key.id(), key.conferenceId(), Buffer.buffer(key.publicKey()), Buffer.buffer(key.sealed())))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from ticket_keys where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static TicketKey key(Row row) {
        return new TicketKey(
                row.getUUID("id"),
                row.getUUID("conference_id"),
                row.getBuffer("public_key").getBytes(),
                row.getBuffer("sealed").getBytes());
    }
}
