package io.plenary.services.program.releases;

import io.plenary.contracts.program.PreviewLink;
import io.plenary.contracts.program.PreviewLinkDraft;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class PreviewStore {

    private PreviewStore() {}

    static Future<List<PreviewLink>> all(SqlClient sql) {
        return sql.preparedQuery(
                        "select * from preview_links where expires_at > now() order by created_at desc, id desc")
                .mapping(PreviewStore::link)
                .execute()
                .map(rows -> rows.stream().toList());
    }

    /** Empty where the id is in use. */
    static Future<Optional<PreviewLink>> insert(SqlClient sql, PreviewLinkDraft draft, UUID by, Buffer tokenHash) {
        return sql.preparedQuery(
                        """
                        insert into preview_links (id, label, token_hash, created_by, expires_at)
                        values ($1, $2, $3, $4, now() + $5 * interval '1 day')
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(PreviewStore::link)
                .execute(Tuple.of(draft.id(), draft.label(), tokenHash, by, draft.expiresInDays()))
                .map(rows -> rows.stream().findFirst());
    }

    /** With those that lead nowhere any more. */
    static Future<Boolean> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from preview_links where expires_at <= now()")
                .execute()
                .compose(expired -> sql.preparedQuery("delete from preview_links where id = $1")
                        .execute(Tuple.of(id)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Found by its hash: how long that takes tells nothing of the token. */
    static Future<Boolean> leadsSomewhere(SqlClient sql, Buffer tokenHash) {
        return sql.preparedQuery("select 1 from preview_links where token_hash = $1 and expires_at > now()")
                .execute(Tuple.of(tokenHash))
                .map(rows -> rows.size() > 0);
    }

    private static PreviewLink link(Row row) {
        return new PreviewLink(
                row.getUUID("id"),
                row.getString("label"),
                row.getUUID("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                null);
    }
}
