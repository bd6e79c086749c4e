package io.plenary.services.registrations.cards;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.CardSettings;
import io.plenary.contracts.registrations.CardSettingsChange;
import io.plenary.runtime.Database;
import io.plenary.runtime.KeyVault;
import io.plenary.services.registrations.cards.CardSettingsStore.Sealed;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** The accounts that cards are taken with, sealed in the database; nobody but this service opens them. */
public final class CardAccounts {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHOWN_AT_THE_END = 4;

    private final Database database;
    private final KeyVault vault;

    public CardAccounts(Database database, KeyVault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Empty where there is none, or none that can be opened any more. */
    public Future<Optional<CardAccount>> of(UUID conferenceId) {
        return database.read(Caller.SYSTEM, sql -> find(sql, conferenceId));
    }

    public Future<Optional<CardAccount>> find(SqlClient sql, UUID conferenceId) {
        return CardSettingsStore.find(sql, conferenceId)
                .map(found -> found.flatMap(kept -> opened(conferenceId, kept)));
    }

    public Future<CardSettings> settings(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return CardSettingsStore.find(sql, conferenceId)
                .map(found -> found.filter(kept -> opened(conferenceId, kept).isPresent())
                        .map(kept -> new CardSettings(
                                organizationId, conferenceId, kept.enabled(), kept.hint(), true, kept.refusedAt()))
                        .orElseGet(() -> new CardSettings(organizationId, conferenceId, false, null, false, null)));
    }

    private Optional<CardAccount> opened(UUID conferenceId, Sealed kept) {
        return open(conferenceId, "key", kept.key()).flatMap(key -> open(conferenceId, "webhook", kept.webhookSecret())
                .map(secret -> new CardAccount(kept.enabled(), key, secret)));
    }

    private Optional<String> open(UUID conferenceId, String which, byte[] kept) {
        return vault.open(name(conferenceId, which), kept).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    public Future<Void> set(SqlClient sql, CardSettingsChange change, CardAccount account) {
        UUID conferenceId = change.conferenceId();
        return CardSettingsStore.set(
                sql,
                change.organizationId(),
                conferenceId,
                new Sealed(
                        account.enabled(),
                        hint(account.key()),
                        seal(conferenceId, "key", account.key()),
                        seal(conferenceId, "webhook", account.webhookSecret()),
                        null));
    }

    /** By which people tell keys from each other, and nobody pays. */
    private static String hint(String key) {
        return key.substring(0, key.indexOf('_', key.indexOf('_') + 1) + 1) + "…"
                + key.substring(key.length() - SHOWN_AT_THE_END);
    }

    private byte[] seal(UUID conferenceId, String which, String secret) {
        byte[] nonce = new byte[KeyVault.NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return vault.seal(name(conferenceId, which), secret.getBytes(StandardCharsets.UTF_8), nonce);
    }

    private static String name(UUID conferenceId, String which) {
        return "card settings " + conferenceId + " " + which;
    }
}
