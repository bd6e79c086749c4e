package io.plenary.contracts.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * Messages to people: what they were told of what happened, and how. Nobody asks it to send anything; it reads the event log.
 */
@ProxyGen
public interface NotificationsService {

    String ADDRESS = "plenary.notifications";

    /**
     * Messages on their ways, the newest first; for administrators.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN, INVALID for a wrong limit or cursor
     */
    @Repeatable
    Future<DeliveryPage> listDeliveries(Caller caller, DeliveryQuery query);

    /**
     * A mail that was put into the folder of this service because there is no mail server; for administrators.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN, NOT_FOUND if it went elsewhere
     */
    @Repeatable
    Future<Mail> mail(Caller caller, UUID deliveryId);

    /**
     * Tries once more what could not be delivered; for administrators.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT if it did not fail
     */
    @Once
    Future<Delivery> deliverAgain(Caller caller, UUID deliveryId);

    /**
     * The caller's messages, the newest first.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, INVALID for a wrong limit or cursor
     */
    @Repeatable
    Future<InboxPage> inbox(Caller caller, InboxQuery query);

    /**
     * How many of the caller's messages are unread.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<InboxCount> countUnread(Caller caller);

    /**
     * Marks messages of the caller as read or not, or puts them away or back; those that are not there are left out.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, INVALID for too many, and for a chat of no
     *     conference
     */
    @Repeatable
    @Once
    Future<InboxCount> markInbox(Caller caller, InboxMark mark);

    /**
     * What the caller wants to be told.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<Preferences> preferences(Caller caller);

    /**
     * Changes what the caller wants to be told; what is not named stays.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, INVALID for what nobody can do without
     *     or a channel that the kind has not
     */
    @Repeatable
    @Once
    Future<Preferences> setPreferences(Caller caller, Preferences changed);

    /**
     * When the caller is not to be disturbed; without members where that is never.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers
     */
    @Repeatable
    Future<QuietHours> quietHours(Caller caller);

    /**
     * Changes when the caller is not to be disturbed: what need not be told at once waits until then, on devices and in mail.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED for anonymous callers, INVALID for what is no such time
     */
    @Repeatable
    @Once
    Future<QuietHours> setQuietHours(Caller caller, QuietHours hours);

    /**
     * Ends mails of a kind for whoever holds the link in one of them.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if it is no such link
     */
    @Repeatable
    Future<Unsubscribed> unsubscribe(Caller caller, String token);

    /**
     * Where an advertisement in a mail leads, for whoever holds its link.
     *
     * @param counts whether somebody goes there; of one mail that counts once, for thirty days
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if it is no such link, or the advertisement is gone
     */
    @Repeatable
    Future<AdvertisementLink> followAdvertisement(Caller caller, String token, boolean counts);

    /**
     * Ends advertisements for the account whose mail the link is from, everywhere.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND if it is no such link
     */
    @Repeatable
    Future<Void> declineAdvertisements(Caller caller, String token);
}
