package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.ApiToken;
import io.plenary.contracts.auth.ApiTokenRequest;
import io.plenary.contracts.auth.AuthEvents.ApiTokenCreated;
import io.plenary.contracts.auth.AuthEvents.ApiTokenRevoked;
import io.plenary.contracts.auth.NewApiToken;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens for programs, of users and of organizations. */
final class ApiTokens {

    private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);
    /** A token is used thousands of times; when it was used last is worth one write a minute. */
    private static final Duration USED_LATELY = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;

    ApiTokens(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Future<List<ApiToken>> list(Caller caller, UUID organizationId) {
        ApiTokenRules.requireOwner(caller, organizationId);
        return ApiTokenStore.of(database.direct(), ApiTokenOwner.of(caller, organizationId));
    }

    Future<NewApiToken> create(Caller caller, ApiTokenRequest request) {
        ApiTokenRules.requireOwner(caller, request.organizationId());
        ApiTokenRules.check(caller, request);
        ApiTokenOwner owner = ApiTokenOwner.of(caller, request.organizationId());
        return requireConfirmed(caller, owner).compose(confirmed -> create(caller, owner, generate(request)));
    }

    /** Or whoever opened the account with the address of another would get in later, when that one has it. */
    private Future<Void> requireConfirmed(Caller caller, ApiTokenOwner owner) {
        return owner.userId() == null
                ? Future.succeededFuture()
                : Accounts.own(database, caller).map(account -> {
                    Identities.requireConfirmed(account);
                    return null;
                });
    }

    private Future<NewApiToken> create(Caller caller, ApiTokenOwner owner, NewApiToken token) {
        return database.once(caller, tx -> ApiTokenStore.lockAndCount(tx.sql(), owner.id())
                .compose(count -> {
                    if (count >= ApiTokenRules.MOST) {
                        throw Refusal.CONFLICT.because(
                                "TOO_MANY_TOKENS", "There are 50 tokens already. Revoke some of them first.");
                    }
                    return ApiTokenStore.insert(tx.sql(), token, owner);
                })
                .map(inserted -> announceCreated(tx, token, owner)));
    }

    private NewApiToken generate(ApiTokenRequest request) {
        String secret = ApiTokenText.generate(request.organizationId() != null);
        Instant now = now();
        return new NewApiToken(
                Uuids.next(),
                request.name().strip(),
                ApiTokenText.hint(secret),
                List.copyOf(request.scopes()),
                now,
                now.plus(ApiTokenRules.life(request)),
                secret);
    }

    private static NewApiToken announceCreated(Transaction tx, NewApiToken token, ApiTokenOwner owner) {
        tx.announce(
                new ApiTokenCreated(token.id(), owner.userId(), token.scopes(), token.expiresAt()),
                owner.organizationId(),
                null);
        return token;
    }

    Future<Void> revoke(Caller caller, UUID organizationId, UUID tokenId) {
        ApiTokenRules.requireOwner(caller, organizationId);
        ApiTokenOwner owner = ApiTokenOwner.of(caller, organizationId);
        return database.once(
                caller, tx -> ApiTokenStore.delete(tx.sql(), owner, tokenId).map(deleted -> {
                    if (!deleted) {
                        throw Refusal.NOT_FOUND.because("There is no such token.");
                    }
                    tx.announce(new ApiTokenRevoked(tokenId, owner.userId()), owner.organizationId(), null);
                    return null;
                }));
    }

    /** What a token says that was sent as it is. */
    Future<TokenClaims> validate(String text) {
        if (!ApiTokenText.isWellFormed(text)) {
            return Future.failedFuture(
                    Refusal.UNAUTHENTICATED.because("The token is incomplete or mistyped: its checksum is wrong."));
        }
        Instant now = now();
        // Found by its hash: how long that takes tells nothing of the token.
        return ApiTokenStore.findLive(database.direct(), text, now).map(found -> {
            LiveApiToken live = found.orElseThrow(
                    () -> Refusal.UNAUTHENTICATED.because("The token is not known, has expired or was revoked."));
            noteUse(live.token(), now);
            return live.claims();
        });
    }

    /** Nobody waits for it, and who uses a token hears nothing of its failure. */
    void noteUse(ApiToken token, Instant now) {
        if (token.lastUsedAt() == null || token.lastUsedAt().plus(USED_LATELY).isBefore(now)) {
            ApiTokenStore.markUsed(database.direct(), token.id(), now)
                    .onFailure(failure -> LOG.warn("A token's last use is not kept: {}", failure.toString()));
        }
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
