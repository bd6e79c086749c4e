package io.plenary.contracts;

import io.plenary.contracts.admin.AdminEvents;
import io.plenary.contracts.audit.AuditEvents;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.engagement.EngagementEvents;
import io.plenary.contracts.events.LogEvents;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.notes.NoteEvents;
import io.plenary.contracts.notifications.NotificationEvents;
import io.plenary.contracts.organizations.OrganizationEvents;
import io.plenary.contracts.profiles.ProfileEvents;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.promotions.PromotionEvents;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.contracts.speakers.SpeakerEvents;
import io.plenary.contracts.webhooks.WebhookEvents;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services there are, from the lowest storey up. Whoever has to know them all asks here: settings, deployment, readers of
 * events, the rules of the architecture. A new service begins with its line.
 */
public enum Service {
    EVENTS(0, Outbox.NONE, LogEvents.class),
    AUTH(0, Outbox.OWN, AuthEvents.class),
    ORGANIZATIONS(0, Outbox.OWN, OrganizationEvents.class),
    PROFILES(1, Outbox.OWN, ProfileEvents.class),
    CONFERENCES(1, Outbox.OWN, ConferenceEvents.class),
    SPEAKERS(1, Outbox.OWN, SpeakerEvents.class),
    PROGRAM(2, Outbox.OF_EACH_CONFERENCE, ProgramEvents.class),
    NOTES(3, Outbox.OWN, NoteEvents.class),
    REGISTRATIONS(3, Outbox.OWN, RegistrationEvents.class),
    PROMOTIONS(4, Outbox.OWN, PromotionEvents.class),
    ENGAGEMENT(4, Outbox.OWN, EngagementEvents.class),
    ANALYTICS(5, Outbox.NONE, null),
    AUDIT(5, Outbox.OWN, AuditEvents.class),
    NOTIFICATIONS(6, Outbox.OWN, NotificationEvents.class),
    WEBHOOKS(6, Outbox.OWN, WebhookEvents.class),
    ADMIN(7, Outbox.OWN, AdminEvents.class),
    /** The gateway: it calls every service, and none calls it. */
    WEB(8, Outbox.NONE, null);

    /** Where the events of a service wait until the log has them. */
    public enum Outbox {
        /** It announces nothing. */
        NONE,
        /** In its own database. */
        OWN,
        /** In the database of the conference they are about; in its own what is about none. */
        OF_EACH_CONFERENCE
    }

    private final int storey;
    private final Outbox outbox;
    private final List<Class<? extends Payload>> events;

    /** @param events a sealed interface that permits what the service announces; null where that is nothing */
    Service(int storey, Outbox outbox, Class<? extends Payload> events) {
        this.storey = storey;
        this.outbox = outbox;
        this.events = events == null
                ? List.of()
                : Arrays.stream(events.getPermittedSubclasses())
                        .<Class<? extends Payload>>map(payload -> payload.asSubclass(Payload.class))
                        .toList();
    }

    /** What it is called in settings, addresses, databases and health. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its classes are called by: {@code NotesVerticle} begins with it. */
    public String title() {
        return name().charAt(0) + id().substring(1);
    }

    /** A service uses contracts of lower storeys only; what must travel up travels as an event. */
    public int storey() {
        return storey;
    }

    public Outbox outbox() {
        return outbox;
    }

    /** What the events it announces tell. */
    public List<Class<? extends Payload>> events() {
        return events;
    }

    /** @param id in lower case, as in settings */
    public static Optional<Service> of(String id) {
        return all().filter(service -> service.id().equals(id)).findAny();
    }

    public static Stream<Service> all() {
        return Arrays.stream(values());
    }

    /** For messages: every id, separated by commas. */
    public static String ids() {
        return all().map(Service::id).collect(Collectors.joining(", "));
    }
}
