package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.registrations.InvoicesService;
import io.plenary.contracts.registrations.Seller;
import io.plenary.runtime.Known;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who reads what is answered to mails that organizers have people sent: whom they named beside who sells their tickets. */
final class Contacts {

    /** What a conference tells those who come. Mails about orders know their contact themselves. */
    private static final Set<MessageKind> OF_ORGANIZERS = EnumSet.of(
            MessageKind.ORGANIZERS_MESSAGE,
            MessageKind.AGENDA_CHANGED,
            MessageKind.PROGRAM_DIGEST,
            MessageKind.WAITLIST_OFFER,
            MessageKind.WAITLIST_ENDED,
            MessageKind.SEAT,
            MessageKind.SEAT_OFFER);

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Proxies proxies;
    private final Known<UUID, Optional<String>> contacts;

    Contacts(Vertx vertx, Proxies proxies) {
        this.proxies = proxies;
        this.contacts = Known.<UUID, Optional<String>>named("notifications.contacts")
                .freshFor(FRESH)
                .atMost(1_000)
                .in(vertx);
    }

    /** A mail that nobody can answer is better than one that waits: without an answer from who knows, it goes as it is. */
    Future<Envelope> beside(Envelope envelope, Optional<Conference> conference) {
        return conference
                .filter(it -> OF_ORGANIZERS.contains(envelope.kind()))
                .map(it -> contacts.get(it.id(), id -> contact(it))
                        .otherwise(Optional.empty())
                        .map(found -> found.map(envelope::answeredBy).orElse(envelope)))
                .orElse(Future.succeededFuture(envelope));
    }

    private Future<Optional<String>> contact(Conference conference) {
        return proxies.of(InvoicesService.class, InvoicesService.ADDRESS)
                .seller(Caller.SYSTEM, conference.organizationId(), conference.id())
                .map(Seller::contactEmail)
                .map(Optional::ofNullable);
    }
}
