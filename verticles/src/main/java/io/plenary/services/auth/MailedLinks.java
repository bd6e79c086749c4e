package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.MailedLink;
import io.plenary.runtime.Database;
import io.plenary.runtime.MailedTokens;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Gives whoever writes the mails the links they are about. */
final class MailedLinks {

    private final Database database;
    private final MailedTokens tokens;
    private final Clock clock;

    MailedLinks(Database database, MailedTokens tokens, Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    Future<MailedLink> find(Caller caller, UUID mailedId) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("This is for services.");
        }
        return PasswordLinkStore.findMailed(database.direct(), mailedId)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : ConfirmationStore.findMailed(database.direct(), mailedId))
                .map(this::link);
    }

    private MailedLink link(Optional<Mailed> found) {
        return found.filter(link -> link.expiresAt().isAfter(clock.instant()))
                .map(link -> new MailedLink(link.userId(), tokens.of(link.id()), link.email(), link.expiresAt()))
                .orElseThrow(() -> Refusal.NOT_FOUND.because("The link is gone."));
    }
}
