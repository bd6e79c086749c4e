package io.plenary.services.notifications;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.MessageKind.Must;
import io.plenary.contracts.registrations.Holder;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What all mails look like: whose they are, and how they end. */
final class Layout {

    /** They go to addresses that may have none. */
    private static final Set<MessageKind> WITHOUT_ACCOUNT =
            EnumSet.of(MessageKind.INVITATION, MessageKind.ORDER, MessageKind.ORDER_LINK);

    private final Links links;
    private final Words words;

    Layout(Links links, Words words) {
        this.links = links;
        this.words = words;
    }

    Envelope envelope(
            UUID id, Message message, String address, String language, Letter letter, Optional<Conference> conference) {
        boolean optional = message.kind().must() == Must.NOT;
        Brand brand = Brand.of(conference, links);
        Map<String, Object> layout = new HashMap<>();
        layout.put("title", letter.title());
        layout.put("language", language);
        layout.put("body", Prose.html(letter.markdown(), brand.color()));
        layout.put("color", brand.color());
        layout.put("sender", brand.sender());
        layout.put("logo", brand.logo());
        layout.put("host", links.host());
        layout.put("text", Prose.text(letter.markdown()));
        boolean account = !WITHOUT_ACCOUNT.contains(message.kind()) && !Holder.isAddress(message.userId());
        layout.put("account", account);
        layout.put("preferences", links.preferences());
        String here = optional ? links.unsubscribe(message.userId(), message.kind(), conference) : null;
        layout.put("unsubscribe", optional && account ? links.unsubscribe(message.userId(), message.kind()) : null);
        layout.put("here", here);
        Optional<Footer> footer = Footer.of(message, address);
        layout.put("advertisement", footer.map(Footer::words).orElse(null));
        return new Envelope(
                id,
                message.kind(),
                address,
                letter.title(),
                words.fill("layout/" + language + ".txt", layout),
                words.fill("layout/mail.html", layout),
                conference.map(it -> it.id().toString()).orElse(null),
                optional ? byProgram(message, account) : null,
                null,
                footer.map(Footer::advertisementId).orElse(null),
                null,
                null);
    }

    /** An address has to do with one conference. */
    private String byProgram(Message message, boolean account) {
        return account
                ? links.unsubscribeByProgram(message.userId(), message.kind())
                : links.unsubscribeByProgram(message.userId(), message.kind(), message.conferenceId());
    }
}
