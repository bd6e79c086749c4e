package io.plenary.services.notifications;

import io.plenary.contracts.promotions.ShownAdvertisement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An advertisement below a mail.
 *
 * @param address at which whoever may be shown it is read; a mail that goes elsewhere goes without it
 * @param link leads to it by way of this platform
 * @param none ends advertisements
 */
record Footer(
        UUID advertisementId, String address, String sponsor, String headline, String text, String link, String none) {

    /** The fact that names it. */
    private static final String FOOTER = "footer";

    static Footer of(ShownAdvertisement shown, String address, String link, String none) {
        return new Footer(
                shown.id(),
                address,
                Words.line(shown.sponsor()),
                Words.line(shown.headline()),
                shown.text() == null ? "" : Words.line(shown.text()),
                link,
                none);
    }

    /** Empty where nothing is below a message, or it goes elsewhere. */
    static Optional<Footer> of(Message message, String address) {
        return message.facts().get(FOOTER) instanceof Footer footer && footer.address.equalsIgnoreCase(address)
                ? Optional.of(footer)
                : Optional.empty();
    }

    Message below(Message message) {
        return message.with(Map.of(FOOTER, this));
    }

    /** By the names that the layout uses. */
    Map<String, Object> words() {
        return Map.of("sponsor", sponsor, "headline", headline, "text", text, "link", link, "none", none);
    }
}
