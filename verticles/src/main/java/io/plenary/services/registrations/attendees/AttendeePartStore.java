package io.plenary.services.registrations.attendees;

import io.plenary.contracts.registrations.AttendeePart;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** Parts of files, until they are read. */
final class AttendeePartStore {

    private AttendeePartStore() {}

    /** One that is there already stays as it is. */
    static Future<Void> put(SqlClient sql, AttendeePart part) {
        return sql.preparedQuery(
                        """
                        insert into attendee_import_parts (import_id, organization_id, index, bytes) values ($1, $2, $3, $4)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(part.importId(), part.organizationId(), part.index(), Buffer.buffer(part.bytes())))
                .mapEmpty();
    }

    static Future<Long> size(SqlClient sql, UUID importId) {
        return sql.preparedQuery(
                        "select coalesce(sum(length(bytes)), 0)::bigint from attendee_import_parts where import_id = $1")
                .execute(Tuple.of(importId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    static Future<byte[]> whole(SqlClient sql, UUID importId) {
        return sql.preparedQuery("select bytes from attendee_import_parts where import_id = $1 order by index")
                .execute(Tuple.of(importId))
                .map(rows -> {
                    Buffer whole = Buffer.buffer();
                    rows.forEach(row -> whole.appendBuffer(row.getBuffer("bytes")));
                    return whole.getBytes();
                });
    }

    /** Of how many bytes the file is said to be. */
    static Future<Long> announced(SqlClient sql, UUID importId) {
        return sql.preparedQuery("select size from attendee_imports where id = $1")
                .execute(Tuple.of(importId))
                .map(rows -> rows.iterator().next().getLong("size"));
    }

    static Future<Void> forget(SqlClient sql, UUID importId) {
        return sql.preparedQuery("delete from attendee_import_parts where import_id = $1")
                .execute(Tuple.of(importId))
                .mapEmpty();
    }
}
