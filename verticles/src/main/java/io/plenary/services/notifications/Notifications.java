package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notifications.AdvertisementLink;
import io.plenary.contracts.notifications.Channel;
import io.plenary.contracts.notifications.Delivery;
import io.plenary.contracts.notifications.DeliveryPage;
import io.plenary.contracts.notifications.DeliveryQuery;
import io.plenary.contracts.notifications.InboxCount;
import io.plenary.contracts.notifications.InboxItem;
import io.plenary.contracts.notifications.InboxMark;
import io.plenary.contracts.notifications.InboxPage;
import io.plenary.contracts.notifications.InboxQuery;
import io.plenary.contracts.notifications.Mail;
import io.plenary.contracts.notifications.NotificationsService;
import io.plenary.contracts.notifications.Preferences;
import io.plenary.contracts.notifications.QuietHours;
import io.plenary.contracts.notifications.Unsubscribed;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

final class Notifications implements NotificationsService {

    private final Database database;
    private final Jobs mailing;
    private final Jobs pushing;
    private final Jobs texting;
    private final Letters letters;
    private final MailChannel mails;
    private final Unsubscribing unsubscribing;
    private final FooterClicks clicks;

    Notifications(
            Database database,
            Jobs mailing,
            Jobs pushing,
            Jobs texting,
            Letters letters,
            MailChannel mails,
            Unsubscribing unsubscribing,
            FooterClicks clicks) {
        this.database = database;
        this.mailing = mailing;
        this.pushing = pushing;
        this.texting = texting;
        this.letters = letters;
        this.mails = mails;
        this.unsubscribing = unsubscribing;
        this.clicks = clicks;
    }

    @Override
    public Future<DeliveryPage> listDeliveries(Caller caller, DeliveryQuery query) {
        Faults.requirePage(query.limit());
        requireAdmin(caller);
        return database.read(caller, sql -> DeliveryStore.page(sql, query));
    }

    @Override
    public Future<Mail> mail(Caller caller, UUID deliveryId) {
        requireAdmin(caller);
        return mails.find(deliveryId)
                .map(found -> found.orElseThrow(() -> Refusal.NOT_FOUND.because("The mail is not kept here.")));
    }

    @Override
    public Future<Delivery> deliverAgain(Caller caller, UUID deliveryId) {
        requireAdmin(caller);
        return database.once(
                caller, tx -> DeliveryStore.requeue(tx.sql(), deliveryId).compose(queued -> queued.map(delivery ->
                                jobsOf(delivery.channel()).ask(tx, deliveryId).map(delivery))
                        .orElseGet(() -> refuse(tx.sql(), deliveryId))));
    }

    private Jobs jobsOf(Channel channel) {
        return switch (channel) {
            case PUSH -> pushing;
            case SMS -> texting;
            case EMAIL, INBOX -> mailing;
        };
    }

    private static Future<Delivery> refuse(SqlClient sql, UUID deliveryId) {
        return DeliveryStore.find(sql, deliveryId).map(found -> {
            throw found.isPresent()
                    ? Refusal.CONFLICT.because("NOT_FAILED", "Only what could not be delivered is delivered again.")
                    : Refusal.NOT_FOUND.because("There is no such message.");
        });
    }

    @Override
    public Future<InboxPage> inbox(Caller caller, InboxQuery query) {
        Faults.requirePage(query.limit());
        requireSignedIn(caller);
        return database.read(caller, sql -> MessageStore.inbox(sql, caller.userId(), query, Found::new))
                .compose(found -> letters.inbox(caller.userId(), found.messages())
                        .map(written -> new InboxPage(items(found.messages(), written), found.nextCursor())));
    }

    private record Found(List<Message> messages, String nextCursor) {}

    private static List<InboxItem> items(List<Message> messages, Map<UUID, Letter> letters) {
        return messages.stream()
                .filter(message -> letters.containsKey(message.id()))
                .map(message -> item(message, letters.get(message.id())))
                .toList();
    }

    private static InboxItem item(Message message, Letter letter) {
        return new InboxItem(
                message.id(),
                message.kind(),
                letter.title(),
                letter.markdown(),
                message.conferenceId(),
                message.createdAt(),
                message.readAt(),
                message.archivedAt());
    }

    @Override
    public Future<InboxCount> countUnread(Caller caller) {
        requireSignedIn(caller);
        return database.read(caller, sql -> count(sql, caller));
    }

    private static Future<InboxCount> count(SqlClient sql, Caller caller) {
        return MessageStore.countUnread(sql, caller.userId()).map(InboxCount::new);
    }

    @Override
    public Future<InboxCount> markInbox(Caller caller, InboxMark mark) {
        requireSignedIn(caller);
        InboxRules.check(mark);
        return database.once(caller, tx -> MessageStore.mark(tx.sql(), caller.userId(), mark, Instant.now())
                .compose(marked -> count(tx.sql(), caller)));
    }

    @Override
    public Future<Preferences> preferences(Caller caller) {
        requireSignedIn(caller);
        return database.read(caller, sql -> preferences(sql, caller));
    }

    private static Future<Preferences> preferences(SqlClient sql, Caller caller) {
        UUID userId = caller.userId();
        return PreferenceStore.unwanted(sql, userId).compose(unwanted -> PreferenceStore.texted(sql, userId)
                .compose(texted -> ReminderStore.leads(sql, List.of(userId))
                        .compose(leads -> PreferenceStore.declined(sql, userId)
                                .map(declined -> InboxRules.preferences(userId, unwanted, texted, leads, declined)))));
    }

    @Override
    public Future<Preferences> setPreferences(Caller caller, Preferences changed) {
        requireSignedIn(caller);
        InboxRules.check(changed);
        return database.once(caller, tx -> PreferenceStore.set(tx.sql(), caller.userId(), changed.items())
                .compose(set -> PreferenceStore.lift(tx.sql(), caller.userId(), changed.conferences()))
                .compose(set -> changed.reminderMinutes() == null
                        ? Future.succeededFuture()
                        : ReminderStore.setLead(tx.sql(), caller.userId(), changed.reminderMinutes()))
                .compose(set -> preferences(tx.sql(), caller)));
    }

    @Override
    public Future<QuietHours> quietHours(Caller caller) {
        requireSignedIn(caller);
        return database.read(caller, sql -> QuietStore.find(sql, Set.of(caller.userId())))
                .map(found -> found.getOrDefault(caller.userId(), QuietHours.NONE));
    }

    @Override
    public Future<QuietHours> setQuietHours(Caller caller, QuietHours hours) {
        requireSignedIn(caller);
        QuietRules.check(hours);
        return database.once(caller, tx -> (hours.equals(QuietHours.NONE)
                        ? QuietStore.delete(tx.sql(), caller.userId())
                        : QuietStore.set(tx.sql(), caller.userId(), hours))
                .map(hours));
    }

    @Override
    public Future<Unsubscribed> unsubscribe(Caller caller, String token) {
        return unsubscribing.end(token);
    }

    @Override
    public Future<AdvertisementLink> followAdvertisement(Caller caller, String token, boolean counts) {
        return clicks.follow(token, counts);
    }

    @Override
    public Future<Void> declineAdvertisements(Caller caller, String token) {
        return clicks.decline(token);
    }

    private static void requireAdmin(Caller caller) {
        requireSignedIn(caller);
        if (!caller.isAdmin()) {
            throw Refusal.FORBIDDEN.because("Only administrators look after messages.");
        }
    }

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in first.");
        }
    }
}
