package io.plenary.services.notifications;

import io.plenary.contracts.Service;
import io.plenary.contracts.notifications.NotificationsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.events.LogReader;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/** Runs the notifications service: reads what happened, finds whom to tell, and sends it. */
public final class NotificationsVerticle extends ServiceVerticle {

    private static final String READER = "notifications";
    private static final Duration CLEANING = Duration.ofHours(1);

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
        Mailer mailer = new Mailer(database, mailing, letters, mails);
        Teller teller = new Teller(database, telling, mailing, new Audience(node.proxies()));
        return answer(
                        NotificationsService.class,
                        NotificationsService.ADDRESS,
                        new Notifications(database, mailing, letters, mails, unsubscriptions))
                .compose(open -> begin(mailing, mailer, mails.atOnce()))
                .compose(open -> begin(telling, teller, 1))
                .compose(open -> LogReader.since(Instant.now(), vertx, node, READER, database, teller::note)
                        .only(Occasion.events())
                        .begin());
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
