package io.plenary.services.notifications;

import static java.util.Map.entry;

import io.plenary.contracts.admin.AdminEvents.ConferenceProvisioned;
import io.plenary.contracts.admin.AdminEvents.ConferenceProvisioningFailed;
import io.plenary.contracts.auth.AuthEvents.EmailChangeAsked;
import io.plenary.contracts.auth.AuthEvents.EmailChanged;
import io.plenary.contracts.auth.AuthEvents.EmailConfirmationAsked;
import io.plenary.contracts.auth.AuthEvents.IdentityLinked;
import io.plenary.contracts.auth.AuthEvents.IdentityUnlinked;
import io.plenary.contracts.auth.AuthEvents.NewDeviceSignedIn;
import io.plenary.contracts.auth.AuthEvents.PasswordChanged;
import io.plenary.contracts.auth.AuthEvents.PasswordResetAsked;
import io.plenary.contracts.auth.AuthEvents.SecondFactorChanged;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceTransitioned;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.Transition;
import io.plenary.contracts.engagement.EngagementEvents.ParticipantMentioned;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.organizations.OrganizationEvents.InvitationSent;
import io.plenary.contracts.registrations.RegistrationEvents.OrdersToApprove;
import io.plenary.contracts.registrations.RegistrationEvents.SeatReleased;
import io.plenary.contracts.registrations.RegistrationEvents.SeatTroubled;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistClosed;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistOfferExpired;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistOffered;
import io.plenary.contracts.registrations.SeatEnd;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.contracts.webhooks.WebhookEvents.WebhookDisabled;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Something that somebody is told.
 *
 * @param userId whom it concerns, of an order the order; null where it concerns all who work for the organization, or may do something about it, but for who did it
 * @param facts what the words are made of, by the names that templates use
 */
record Occasion(MessageKind kind, UUID userId, Map<String, ?> facts) {

    /** The fact by which a mail finds its link. */
    static final String MAILED = "mailed";

    /** The fact that says in what language somebody signed up, who has no profile yet. */
    static final String LOCALE = "locale";

    /** The fact that says who invites: in their language, for that of strangers nobody knows. */
    static final String INVITER = "inviter";

    /** The fact by which what is told of an order finds it. */
    static final String ORDER = "order";

    /** The fact that says how far an order had come. */
    static final String STATUS = "status";

    /** The fact that says until when something is so. */
    static final String UNTIL = "until";

    /** The fact that says what a session is called. */
    static final String TITLE = "title";

    /** Of other steps the team learns as they work. */
    private static final Set<ConferenceStatus> TOLD = EnumSet.of(
            ConferenceStatus.APPROVED,
            ConferenceStatus.REJECTED,
            ConferenceStatus.PUBLISHED,
            ConferenceStatus.ARCHIVED,
            ConferenceStatus.CANCELLED);

    /** A row for each event that somebody is told of. */
    private static final Map<Class<? extends Payload>, Function<Event, List<Occasion>>> BY_EVENT = with(
            OrderOccasions.BY_EVENT,
            entry(PasswordResetAsked.class, event -> resetAsked(event.as(PasswordResetAsked.class))),
            entry(EmailConfirmationAsked.class, event -> confirmationAsked(event.as(EmailConfirmationAsked.class))),
            entry(EmailChangeAsked.class, event -> changeAsked(event.as(EmailChangeAsked.class))),
            entry(
                    EmailChanged.class,
                    event -> of(
                            MessageKind.EMAIL_CHANGED,
                            event.as(EmailChanged.class).userId())),
            entry(
                    PasswordChanged.class,
                    event -> of(
                            MessageKind.PASSWORD_CHANGED,
                            event.as(PasswordChanged.class).userId())),
            entry(SecondFactorChanged.class, event -> secondFactor(event.as(SecondFactorChanged.class))),
            entry(IdentityLinked.class, event -> linked(event.as(IdentityLinked.class))),
            entry(IdentityUnlinked.class, event -> unlinked(event.as(IdentityUnlinked.class))),
            entry(NewDeviceSignedIn.class, event -> newDevice(event.as(NewDeviceSignedIn.class))),
            entry(ConferenceProvisioned.class, event -> of(MessageKind.CONFERENCE_READY, event.actorId())),
            entry(ConferenceProvisioningFailed.class, Occasion::notMade),
            entry(
                    ConferenceTransitioned.class,
                    event -> step(event.as(ConferenceTransitioned.class).transition())),
            entry(WebhookDisabled.class, event -> disabled(event.as(WebhookDisabled.class))),
            entry(OrdersToApprove.class, event -> toApprove(event.as(OrdersToApprove.class))),
            entry(InvitationSent.class, Occasion::invited),
            entry(WaitlistOffered.class, event -> offered(event.as(WaitlistOffered.class))),
            entry(WaitlistOfferExpired.class, event -> expired(event.as(WaitlistOfferExpired.class))),
            entry(WaitlistClosed.class, event -> closed(event.as(WaitlistClosed.class))),
            entry(SeatReleased.class, event -> seatGone(event.as(SeatReleased.class))),
            entry(SeatTroubled.class, event -> seatTroubled(event.as(SeatTroubled.class))),
            entry(ParticipantMentioned.class, Mentions::occasions));

    @SafeVarargs
    private static Map<Class<? extends Payload>, Function<Event, List<Occasion>>> with(
            Map<Class<? extends Payload>, Function<Event, List<Occasion>>> others,
            Map.Entry<Class<? extends Payload>, Function<Event, List<Occasion>>>... rows) {
        Map<Class<? extends Payload>, Function<Event, List<Occasion>>> all = new HashMap<>(others);
        all.putAll(Map.ofEntries(rows));
        return Map.copyOf(all);
    }

    static Set<Class<? extends Payload>> events() {
        return BY_EVENT.keySet();
    }

    static boolean isOne(Event event) {
        return BY_EVENT.keySet().stream().anyMatch(event::is);
    }

    /** None where it concerns nobody any more. */
    static List<Occasion> of(Event event) {
        return BY_EVENT.entrySet().stream()
                .filter(row -> event.is(row.getKey()))
                .flatMap(row -> row.getValue().apply(event).stream())
                .toList();
    }

    private static List<Occasion> resetAsked(PasswordResetAsked asked) {
        return of(MessageKind.RESET_PASSWORD, asked.userId(), mailed(asked.mailedId()));
    }

    private static List<Occasion> confirmationAsked(EmailConfirmationAsked asked) {
        Map<String, String> facts = new HashMap<>(mailed(asked.mailedId()));
        facts.put(LOCALE, Objects.toString(asked.locale(), ""));
        return of(MessageKind.CONFIRM_EMAIL, asked.userId(), facts);
    }

    /** The new address is to be confirmed; at the old one the owner learns of it. */
    private static List<Occasion> changeAsked(EmailChangeAsked asked) {
        return asked.userId() == null
                ? List.of()
                : List.of(
                        new Occasion(MessageKind.CONFIRM_EMAIL, asked.userId(), mailed(asked.mailedId())),
                        new Occasion(MessageKind.EMAIL_CHANGE_ASKED, asked.userId(), Map.of()));
    }

    private static List<Occasion> secondFactor(SecondFactorChanged changed) {
        String change = Objects.toString(changed.change(), "").toLowerCase(Locale.ROOT);
        return of(MessageKind.SECOND_FACTOR_CHANGED, changed.userId(), Map.of("change", change));
    }

    private static List<Occasion> linked(IdentityLinked linked) {
        return of(MessageKind.IDENTITY_LINKED, linked.userId(), provider(linked.provider()));
    }

    private static List<Occasion> unlinked(IdentityUnlinked unlinked) {
        return of(MessageKind.IDENTITY_UNLINKED, unlinked.userId(), provider(unlinked.provider()));
    }

    private static Map<String, String> provider(String name) {
        return Map.of("provider", Objects.toString(name, ""));
    }

    private static List<Occasion> newDevice(NewDeviceSignedIn signedIn) {
        return of(
                MessageKind.NEW_DEVICE, signedIn.userId(), Map.of("browser", Objects.toString(signedIn.browser(), "")));
    }

    private static List<Occasion> notMade(Event event) {
        ConferenceProvisioningFailed failed = event.as(ConferenceProvisioningFailed.class);
        return of(
                MessageKind.CONFERENCE_NOT_MADE,
                event.actorId(),
                Map.of("reason", Objects.toString(failed.error(), "")));
    }

    private static List<Occasion> step(Transition step) {
        return step == null || !TOLD.contains(step.to())
                ? List.of()
                : List.of(new Occasion(
                        MessageKind.CONFERENCE_STATUS,
                        null,
                        Map.of(
                                STATUS,
                                step.to().name().toLowerCase(Locale.ROOT),
                                "reason",
                                Objects.toString(step.reason(), ""))));
    }

    private static List<Occasion> disabled(WebhookDisabled disabled) {
        String because = Objects.toString(disabled.because(), "").toLowerCase(Locale.ROOT);
        return List.of(new Occasion(MessageKind.WEBHOOK_DISABLED, null, Map.of("because", because)));
    }

    private static List<Occasion> toApprove(OrdersToApprove waiting) {
        return List.of(
                new Occasion(MessageKind.ORDERS_TO_APPROVE, null, Map.of("count", Integer.toString(waiting.orders()))));
    }

    /** Who has the address may have no account: its mail stands for the reader. */
    private static List<Occasion> invited(Event event) {
        UUID mailedId = event.as(InvitationSent.class).mailedId();
        Map<String, String> facts = new HashMap<>(mailed(mailedId));
        facts.put(INVITER, Objects.toString(event.actorId(), ""));
        return of(MessageKind.INVITATION, mailedId, facts);
    }

    private static List<Occasion> offered(WaitlistOffered offered) {
        return offered.sessionId() == null ? ticketsOffered(offered) : seatOffered(offered);
    }

    private static List<Occasion> seatOffered(WaitlistOffered offered) {
        return of(
                MessageKind.SEAT_OFFER,
                offered.userId(),
                Map.of(TITLE, Objects.toString(offered.title(), ""), UNTIL, Objects.toString(offered.until(), "")));
    }

    private static List<Occasion> ticketsOffered(WaitlistOffered offered) {
        Map<String, String> facts = new HashMap<>();
        facts.put("seats", Integer.toString(offered.seats()));
        facts.put(UNTIL, Objects.toString(offered.until(), ""));
        facts.putAll(OfferWords.facts(offered.offer()));
        return of(MessageKind.WAITLIST_OFFER, offered.userId(), facts);
    }

    private static List<Occasion> closed(WaitlistClosed closed) {
        return ended(closed.userId(), closed.end(), closed.reason(), closed.title());
    }

    private static List<Occasion> expired(WaitlistOfferExpired expired) {
        return ended(expired.userId(), WaitingState.MISSED, null, expired.title());
    }

    /** @param title of the session they waited for; null where it was tickets */
    private static List<Occasion> ended(UUID userId, WaitingState end, String reason, String title) {
        return of(
                MessageKind.WAITLIST_ENDED,
                userId,
                Map.of(STATUS, end.name(), "reason", Objects.toString(reason, ""), TITLE, Objects.toString(title, "")));
    }

    /** Who gave it back knows. */
    private static List<Occasion> seatGone(SeatReleased gone) {
        return gone.because() == SeatEnd.WITHDRAWN
                ? List.of()
                : of(MessageKind.SEAT, gone.userId(), seat(gone.because(), gone.title(), null, gone.reason()));
    }

    private static List<Occasion> seatTroubled(SeatTroubled told) {
        return of(MessageKind.SEAT, told.userId(), seat(told.trouble(), told.title(), told.other(), null));
    }

    private static Map<String, String> seat(Enum<?> what, String title, String other, String reason) {
        return Map.of(
                "what",
                Objects.toString(what, "").toLowerCase(Locale.ROOT),
                TITLE,
                Objects.toString(title, ""),
                "other",
                Objects.toString(other, ""),
                "reason",
                Objects.toString(reason, ""));
    }

    private static Map<String, String> mailed(UUID mailedId) {
        return Map.of(MAILED, Objects.toString(mailedId, ""));
    }

    private static List<Occasion> of(MessageKind kind, UUID userId) {
        return of(kind, userId, Map.of());
    }

    static List<Occasion> of(MessageKind kind, UUID userId, Map<String, String> facts) {
        return userId == null ? List.of() : List.of(new Occasion(kind, userId, facts));
    }
}
