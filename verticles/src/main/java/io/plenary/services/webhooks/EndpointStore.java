package io.plenary.services.webhooks;

import io.plenary.contracts.webhooks.DisabledBecause;
import io.plenary.contracts.webhooks.WebhookDraft;
import io.plenary.contracts.webhooks.WebhookEndpoint;
import io.plenary.contracts.webhooks.WebhookState;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class EndpointStore {

    private EndpointStore() {}

    /** Until the transaction ends nobody else adds an endpoint to this organization, so that counting holds. */
    static Future<Long> lockAndCount(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("webhooks of " + organizationId))
                .compose(
                        locked -> sql.preparedQuery("select count(*) from webhook_endpoints where organization_id = $1")
                                .execute(Tuple.of(organizationId)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Empty if the id exists. */
    static Future<Optional<WebhookEndpoint>> insert(SqlClient sql, WebhookDraft draft, Buffer keys) {
        return sql.preparedQuery(
                        """
                        insert into webhook_endpoints
                            (id, organization_id, conference_id, url, description, types, ordered, keys)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(EndpointStore::endpoint)
                .execute(Tuple.from(new Object[] {
                    draft.id(),
                    draft.organizationId(),
                    draft.conferenceId(),
                    draft.url(),
                    draft.description(),
                    draft.types().toArray(String[]::new),
                    draft.ordered(),
                    keys
                }))
                .map(EndpointStore::first);
    }

    static Future<List<WebhookEndpoint>> of(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery("select * from webhook_endpoints where organization_id = $1 order by url, id")
                .mapping(EndpointStore::endpoint)
                .execute(Tuple.of(organizationId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Optional<WebhookEndpoint>> find(SqlClient sql, UUID organizationId, UUID id) {
        return sql.preparedQuery("select * from webhook_endpoints where organization_id = $1 and id = $2")
                .mapping(EndpointStore::endpoint)
                .execute(Tuple.of(organizationId, id))
                .map(EndpointStore::first);
    }

    /** Kept from other writers until the transaction ends. */
    static Future<Optional<WebhookEndpoint>> lock(SqlClient sql, UUID organizationId, UUID id) {
        return sql.preparedQuery("select * from webhook_endpoints where organization_id = $1 and id = $2 for update")
                .mapping(EndpointStore::endpoint)
                .execute(Tuple.of(organizationId, id))
                .map(EndpointStore::first);
    }

    static Future<WebhookEndpoint> update(SqlClient sql, WebhookEndpoint endpoint) {
        return sql.preparedQuery(
                        """
                        update webhook_endpoints
                        set url = $3, description = $4, types = $5, ordered = $6, state = $7, disabled_because = $8,
                            failing_since = $9, updated_at = now(), version = version + 1
                        where organization_id = $1 and id = $2
                        returning *
                        """)
                .mapping(EndpointStore::endpoint)
                .execute(Tuple.from(new Object[] {
                    endpoint.organizationId(),
                    endpoint.id(),
                    endpoint.url(),
                    endpoint.description(),
                    endpoint.types().toArray(String[]::new),
                    endpoint.ordered(),
                    endpoint.state().name(),
                    endpoint.disabledBecause() == null
                            ? null
                            : endpoint.disabledBecause().name(),
                    endpoint.failingSince() == null
                            ? null
                            : endpoint.failingSince().atOffset(ZoneOffset.UTC)
                }))
                .map(rows -> rows.iterator().next());
    }

    /** Those that signed until now go on for a while. */
    static Future<Void> rotate(SqlClient sql, UUID organizationId, UUID id, Buffer keys) {
        return sql.preparedQuery(
                        """
                        update webhook_endpoints
                        set former_keys = keys, former_until = now() + $4 * interval '1 second', keys = $3,
                            updated_at = now(), version = version + 1
                        where organization_id = $1 and id = $2
                        """)
                .execute(Tuple.of(organizationId, id, keys, WebhookRules.ROTATION.toSeconds()))
                .mapEmpty();
    }

    /** False where it is gone already. */
    static Future<Boolean> delete(SqlClient sql, UUID organizationId, UUID id) {
        return sql.preparedQuery("delete from webhook_endpoints where organization_id = $1 and id = $2")
                .execute(Tuple.of(organizationId, id))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Void> deleteOfConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from webhook_endpoints where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static Optional<WebhookEndpoint> first(RowSet<WebhookEndpoint> rows) {
        return rows.stream().findFirst();
    }

    static WebhookEndpoint endpoint(Row row) {
        String because = row.getString("disabled_because");
        return new WebhookEndpoint(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getString("url"),
                row.getString("description"),
                List.of(row.getArrayOfStrings("types")),
                row.getBoolean("ordered"),
                WebhookState.valueOf(row.getString("state")),
                because == null ? null : DisabledBecause.valueOf(because),
                instant(row.getOffsetDateTime("failing_since")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
