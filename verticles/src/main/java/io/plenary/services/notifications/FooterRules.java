package io.plenary.services.notifications;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.promotions.ShownAdvertisement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Below which mails an advertisement may be, and which one. */
final class FooterRules {

    /**
     * What people who attend are told of a conference. Nothing that opens an account or an order, warns of somebody, or goes to those
     * who work there.
     */
    private static final Set<MessageKind> KINDS = EnumSet.of(
            MessageKind.ORDER,
            MessageKind.WAITLIST_OFFER,
            MessageKind.WAITLIST_ENDED,
            MessageKind.SEAT,
            MessageKind.SEAT_OFFER,
            MessageKind.AGENDA_CHANGED,
            MessageKind.PROGRAM_DIGEST,
            MessageKind.ORGANIZERS_MESSAGE);

    private FooterRules() {}

    static boolean mayHaveOne(Message message) {
        return KINDS.contains(message.kind())
                && message.conferenceId() != null
                && !message.facts().containsKey(BulletinTexts.TEST)
                && !HolderMails.isOne(message);
    }

    /** One that was called off advertises nothing. */
    static boolean mayHaveOne(Conference conference) {
        return conference.visibleToAll() && conference.status() != ConferenceStatus.CANCELLED;
    }

    /**
     * One of them, each as often as its weight says beside the others (Efraimidis and Spirakis); of one mail always the same.
     *
     * @param lately how often somebody was sent each within a day
     */
    static Optional<ShownAdvertisement> draw(List<ShownAdvertisement> all, Map<UUID, Integer> lately, UUID mail) {
        return all.stream()
                .filter(each -> each.mostPerDay() == null || lately.getOrDefault(each.id(), 0) < each.mostPerDay())
                .max(Comparator.comparingDouble((ShownAdvertisement each) ->
                                Math.pow(share(mail + "/" + each.id()), 1.0 / each.weight()))
                        .thenComparing(ShownAdvertisement::id));
    }

    /** A number above 0 and below 1 that follows from a text. */
    private static double share(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ((ByteBuffer.wrap(hash).getLong() >>> 12) + 0.5) * 0x1p-52;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
