package io.plenary.services.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.CardSettings;
import io.plenary.contracts.registrations.CardSettingsChange;
import io.plenary.runtime.Database;
import io.plenary.runtime.KeyVault;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** The accounts that cards are taken with, sealed in the database; nobody but this service opens them. */
final class CardAccounts {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHOWN_AT_THE_END = 4;

    private final Database database;
    private final KeyVault vault;

    CardAccounts(Database database, KeyVault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Empty where there is none, or none that can be opened any more. */
    Future<Optional<CardAccount>> of(UUID conferenceId) {
        return database.read(Caller.SYSTEM, sql -> find(sql, conferenceId));
    }

    Future<Optional<CardAccount>> find(SqlClient sql, UUID conferenceId) {
        return row(sql, conferenceId).map(found -> found.flatMap(row -> opened(conferenceId, row)));
    }

    Future<CardSettings> settings(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return row(sql, conferenceId).map(found -> found.filter(
                        row -> opened(conferenceId, row).isPresent())
                .map(row -> new CardSettings(
                        organizationId, conferenceId, row.getBoolean("enabled"), row.getString("key_hint"), true))
                .orElseGet(() -> new CardSettings(organizationId, conferenceId, false, null, false)));
    }

    private static Future<Optional<Row>> row(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select * from card_settings where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst());
    }

    private Optional<CardAccount> opened(UUID conferenceId, Row row) {
        return open(conferenceId, "key", row.getBuffer("sealed_key"))
                .flatMap(key -> open(conferenceId, "webhook", row.getBuffer("sealed_webhook_secret"))
                        .map(secret -> new CardAccount(row.getBoolean("enabled"), key, secret)));
    }

    private Optional<String> open(UUID conferenceId, String which, Buffer sealed) {
        return vault.open(name(conferenceId, which), sealed.getBytes())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    Future<Void> set(SqlClient sql, CardSettingsChange change, CardAccount account) {
        return sql.preparedQuery(
                        """
                        insert into card_settings (conference_id, organization_id, enabled, key_hint, sealed_key,
                            sealed_webhook_secret)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (conference_id) do update set enabled = excluded.enabled, key_hint = excluded.key_hint,
                            sealed_key = excluded.sealed_key, sealed_webhook_secret = excluded.sealed_webhook_secret,
                            updated_at = now()
                        """)
                .execute(Tuple.from(new Object[] {
                    change.conferenceId(),
                    change.organizationId(),
                    account.enabled(),
                    hint(account.key()),
                    seal(change.conferenceId(), "key", account.key()),
                    seal(change.conferenceId(), "webhook", account.webhookSecret())
                }))
                .mapEmpty();
    }

    /** By which people tell keys from each other, and nobody pays. */
    private static String hint(String key) {
        return key.substring(0, key.indexOf('_', key.indexOf('_') + 1) + 1) + "…"
                + key.substring(key.length() - SHOWN_AT_THE_END);
    }

    private Buffer seal(UUID conferenceId, String which, String secret) {
        byte[] nonce = new byte[KeyVault.NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return Buffer.buffer(vault.seal(name(conferenceId, which), secret.getBytes(StandardCharsets.UTF_8), nonce));
    }

    private static String name(UUID conferenceId, String which) {
        return "card settings " + conferenceId + " " + which;
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from card_settings where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
