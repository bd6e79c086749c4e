package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.organizations.InvitationsService;
import io.plenary.contracts.organizations.Offer;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Invitations go to an address, whether it has an account or not, and in the language of who invites. */
final class InvitationMails {

    private final Links links;
    private final Proxies proxies;
    private final Readers readers;
    private final Words words;
    private final Layout layout;

    InvitationMails(Links links, Proxies proxies, Readers readers, Words words, Layout layout) {
        this.links = links;
        this.proxies = proxies;
        this.readers = readers;
        this.words = words;
        this.layout = layout;
    }

    Future<Optional<Envelope>> mail(UUID id, Message message) {
        return Letters.ifThere(proxies.of(InvitationsService.class, InvitationsService.ADDRESS)
                        .mailedOffer(Caller.SYSTEM, message.userId()))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : inviter(message)
                                .map(inviter -> Optional.of(envelope(id, message, found.get(), inviter.language()))));
    }

    private Future<Reader> inviter(Message message) {
        String inviter = Objects.toString(message.facts().get(Occasion.INVITER), "");
        return inviter.isEmpty() ? Future.succeededFuture(Reader.UNKNOWN) : readers.of(UUID.fromString(inviter));
    }

    private Envelope envelope(UUID id, Message message, Offer offer, String language) {
        Map<String, Object> values = Map.of(
                "host", links.host(),
                "organization", offer.organization(),
                "team", Objects.toString(offer.team(), ""),
                "link", links.withToken(message.kind(), offer.token()));
        Letter letter = Letter.of(words.fill(message.kind().id() + "/" + language + ".md", values));
        return layout.envelope(id, message, offer.email(), language, letter, Optional.empty());
    }
}
