package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.DeliveryQuery;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.contracts.notifications.InboxMark;
import io.plenary.contracts.notifications.InboxQuery;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.NotificationsService;
import io.plenary.contracts.notifications.Preferences;
import io.plenary.contracts.notifications.QuietHours;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** What people were told, and what they want to be told. */
public final class NotificationsRoutes implements Routes {

    private final NotificationsService notifications;
    private final Routes bulletins;
    private final Routes templates;
    private final Routes push;
    private final Routes phones;
    private final Routes mailReports;

    public NotificationsRoutes(Node node, Gateway gateway) {
        bulletins = new BulletinsRoutes(node, gateway);
        templates = new TemplatesRoutes(node, gateway);
        notifications = node.proxies().of(NotificationsService.class, NotificationsService.ADDRESS);
        push = new PushRoutes(node);
        phones = new PhoneRoutes(node, gateway);
        mailReports = new MailReportsRoutes(node);
    }

    @Override
    public void mount(Api api) {
        bulletins.mount(api);
        templates.mount(api);
        api.on("listMessages", this::listMessages)
                .on("getMail", this::getMail)
                .on("deliverAgain", (caller, call) -> notifications
                        .deliverAgain(caller, call.pathUuid("id"))
                        .map(Answer::ok))
                .on("listInbox", this::listInbox)
                .on(
                        "countUnread",
                        (caller, call) -> notifications.countUnread(caller).map(Answer::ok))
                .on("markInbox", (caller, call) -> notifications
                        .markInbox(caller, call.body(InboxMark.class))
                        .map(Answer::ok))
                .on(
                        "getPreferences",
                        (caller, call) -> notifications.preferences(caller).map(Answer::ok))
                .on("setPreferences", (caller, call) -> notifications
                        .setPreferences(caller, call.body(Preferences.class))
                        .map(Answer::ok))
                .on(
                        "getQuietHours",
                        (caller, call) -> notifications.quietHours(caller).map(Answer::ok))
                .on("setQuietHours", (caller, call) -> notifications
                        .setQuietHours(caller, call.body(QuietHours.class))
                        .map(Answer::ok))
                .open("followAdvertisement", this::follow)
                .open("declineAdvertisements", (caller, call) -> notifications
                        .declineAdvertisements(caller, call.query("token"))
                        .map(Answer.NO_CONTENT))
                .open("unsubscribe", (caller, call) -> notifications
                        .unsubscribe(caller, call.query("token"))
                        .map(Answer::ok));
        push.mount(api);
        phones.mount(api);
        mailReports.mount(api);
    }

    /** Programs that look into mails follow links as well; browsers say that somebody goes there (Fetch Metadata). */
    private Future<Answer> follow(Caller caller, Call call) {
        boolean goes = "navigate".equals(call.header("Sec-Fetch-Mode"))
                && call.header("Sec-Purpose") == null
                && !"1".equals(call.header("Sec-GPC"));
        return notifications
                .followAdvertisement(caller, call.query("token"), goes)
                .map(found -> Answer.of(302, null, null)
                        .with("Location", found.link())
                        .with("Referrer-Policy", "no-referrer")
                        .with("Cache-Control", "no-store"));
    }

    private Future<Answer> listMessages(Caller caller, Call call) {
        DeliveryQuery query = new DeliveryQuery(
                call.queryEnum("state", DeliveryState.class),
                call.queryEnum("kind", MessageKind.class),
                null,
                call.query("q"),
                call.cursor(),
                call.limit());
        return notifications.listDeliveries(caller, query).map(call::page);
    }

    /** It may hold a link into somebody's account. */
    private Future<Answer> getMail(Caller caller, Call call) {
        return notifications.mail(caller, call.pathUuid("id")).map(mail -> Answer.of(
                        200, "message/rfc822", Buffer.buffer(mail.text()))
                .with("Cache-Control", "no-store"));
    }

    private Future<Answer> listInbox(Caller caller, Call call) {
        InboxQuery query = new InboxQuery(
                Boolean.TRUE.equals(call.queryBoolean("archived")),
                Boolean.TRUE.equals(call.queryBoolean("unread")),
                call.cursor(),
                call.limit());
        return notifications.inbox(caller, query).map(call::page);
    }
}
