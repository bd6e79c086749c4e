package io.plenary.services.registrations.cards;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

public final class CardSettingsStore {

    private CardSettingsStore() {}

    /**
     * An account, with its secrets sealed.
     *
     * @param hint how its key begins and ends
     * @param refusedAt when the provider refused the key; null where it did not
     */
    record Sealed(boolean enabled, String hint, byte[] key, byte[] webhookSecret, Instant refusedAt) {

        /** Without the secrets, because it may end in a log. */
        @Override
        public String toString() {
            return "Sealed[" + hint + "]";
        }
    }

    static Future<Optional<Sealed>> find(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select * from card_settings where conference_id = $1")
                .mapping(row -> new Sealed(
                        row.getBoolean("enabled"),
                        row.getString("key_hint"),
                        row.getBuffer("sealed_key").getBytes(),
                        row.getBuffer("sealed_webhook_secret").getBytes(),
                        instant(row.getOffsetDateTime("refused_at"))))
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst());
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** Whether the provider refused the key: only what was not known is written. */
    public static Future<Void> note(SqlClient platform, UUID conferenceId, boolean refused) {
        return platform.preparedQuery(
                        """
                        update card_settings set refused_at = case when $2 then now() end
                        where conference_id = $1 and (refused_at is null) = $2
                        """)
                .execute(Tuple.of(conferenceId, refused))
                .mapEmpty();
    }

    static Future<Void> set(SqlClient sql, UUID organizationId, UUID conferenceId, Sealed kept) {
        return sql.preparedQuery(
                        """
                        insert into card_settings (conference_id, organization_id, enabled, key_hint, sealed_key,
                            sealed_webhook_secret)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (conference_id) do update set enabled = excluded.enabled, key_hint = excluded.key_hint,
                            sealed_key = excluded.sealed_key, sealed_webhook_secret = excluded.sealed_webhook_secret,
                            refused_at = case when card_settings.key_hint = excluded.key_hint then card_settings.refused_at end,
                            updated_at = now()
                        """)
                .execute(Tuple.from(new Object[] {
                    conferenceId,
                    organizationId,
                    kept.enabled(),
                    kept.hint(),
                    Buffer.buffer(kept.key()),
                    Buffer.buffer(kept.webhookSecret())
                }))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from card_settings where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
