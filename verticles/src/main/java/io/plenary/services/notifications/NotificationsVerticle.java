package io.plenary.services.notifications;

import io.plenary.contracts.Service;
import io.plenary.contracts.notifications.NotificationsService;
import io.plenary.contracts.notifications.PushService;
import io.plenary.runtime.Database;
import io.plenary.runtime.KeyVault;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.Settings;
import io.plenary.runtime.events.LogReader;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs the notifications service: reads what happened, finds whom to tell, and sends it. */
public final class NotificationsVerticle extends ServiceVerticle {

    private static final String READER = "notifications";
    private static final Duration CLEANING = Duration.ofHours(1);
    private static final int PUSHERS = 2;

    private final MailChannel given;

    public NotificationsVerticle(Node node) {
        this(node, null);
    }

    /** @param given what mails go by, null for what the settings say */
    NotificationsVerticle(Node node, MailChannel given) {
        super(Service.NOTIFICATIONS, node);
        this.given = given;
    }

    @Override
    protected Future<?> serve(Database database) {
        erases(MessageStore::forgetUser);
        purges(MessageStore::forgetConference);
        every(CLEANING, "cleaning of messages", new Cleaner(database, Instant::now)::clean);
        MailChannel mails = given == null ? MailChannel.of(vertx, node.settings()) : given;
        Jobs mailing = new Jobs(vertx, database, Mailer.KIND, Mailer.TERMS);
        Jobs telling = new Jobs(vertx, database, Teller.KIND, Teller.TERMS);
        Unsubscriptions unsubscriptions = new Unsubscriptions(secretFor("unsubscriptions"));
        Letters letters = new Letters(new Links(node.settings().http().baseUrl(), unsubscriptions), node.proxies());
        Quiet quiet = new Quiet(database, Instant::now);
        Mailer mailer = new Mailer(database, mailing, letters, mails, quiet);
        Jobs pushing = new Jobs(vertx, database, Pusher.KIND, Pusher.TERMS);
        Post post = new Post(mailing, pushing);
        Teller teller = new Teller(database, telling, post, new Audience(node.proxies()));
        Jobs digesting = new Jobs(vertx, database, Digests.KIND, Digests.TERMS);
        Duration gathering = node.settings().messages().gathering();
        Digests digests = new Digests(database, digesting, post, new Programs(node.proxies()), gathering);
        return answer(
                        NotificationsService.class,
                        NotificationsService.ADDRESS,
                        new Notifications(database, mailing, pushing, letters, mails, unsubscriptions))
                .compose(open -> begin(mailing, mailer, mails.atOnce()))
                .compose(open -> begin(telling, teller, 1))
                .compose(open -> begin(digesting, digests, 1))
                .compose(open -> push(database, pushing, letters, quiet))
                .compose(open -> reader(database, teller, digests).begin());
    }

    private Future<?> push(Database database, Jobs pushing, Letters letters, Quiet quiet) {
        Settings.Push settings = node.settings().messages().push();
        return VapidStore.find(database, new KeyVault(secretFor("push key")), settings.contact())
                .compose(vapid -> {
                    PushChannel channel = PushChannel.of(vertx, settings, vapid);
                    Pusher pusher = new Pusher(database, pushing, new Pushes(letters, node.proxies()), channel, quiet);
                    return answer(PushService.class, PushService.ADDRESS, new Devices(database, channel, vapid))
                            .compose(open -> begin(pushing, pusher, PUSHERS));
                });
    }

    private LogReader reader(Database database, Teller teller, Digests digests) {
        LogReader.Effect noting = (tx, events) -> teller.note(tx, events)
                .compose(noted -> digests.note(tx, events))
                .compose(noted -> Devices.note(tx, events));
        return LogReader.since(Instant.now(), vertx, node, READER, database, noting)
                .only(Stream.of(Occasion.events(), Digests.EVENTS, Devices.EVENTS)
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
    }

    private Future<?> begin(Jobs jobs, JobWorker.Work work, int atOnce) {
        return Future.all(IntStream.range(0, atOnce)
                .mapToObj(one -> new JobWorker(vertx, jobs, work).begin())
                .toList());
    }

    private byte[] secretFor(String purpose) {
        return node.databases().addressOf(Service.NOTIFICATIONS.id()).secretFor(purpose);
    }
}
