package io.plenary.services.notifications;

import io.plenary.contracts.Service;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.notifications.BulletinsService;
import io.plenary.contracts.notifications.MailReportsService;
import io.plenary.contracts.notifications.NotificationsService;
import io.plenary.contracts.notifications.PhoneService;
import io.plenary.contracts.notifications.PushService;
import io.plenary.contracts.notifications.TemplatesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.KeyVault;
import io.plenary.runtime.Messaging;
import io.plenary.runtime.Node;
import io.plenary.runtime.ReportSecret;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.events.LogReader;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the notifications service: reads what happened, finds whom to tell, and sends it. */
public final class NotificationsVerticle extends ServiceVerticle {

    private static final String READER = "notifications";
    private static final Duration CLEANING = Duration.ofHours(1);
    private static final Duration TELLING = Duration.ofMinutes(1);
    /** A conference that begins tomorrow begins today somewhere. */
    private static final Duration REMINDING = Duration.ofMinutes(30);

    private static final int PUSHERS = 6;
    private static final Set<Class<? extends Payload>> EVENTS = Stream.of(
                    Occasion.events(), Teller.EVENTS, Reminders.EVENTS, Devices.EVENTS, Reachable.EVENTS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

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
        Readers readers = new Readers(vertx, node.proxies());
        forgetting(readers);
        every(CLEANING, "cleaning of messages", new Cleaner(database, Instant::now)::clean);
        MessageIds ids = new MessageIds(secretFor("message ids"));
        MailChannel mails =
                new CheckedChannel(database, given == null ? MailChannel.of(vertx, node.settings(), ids) : given);
        Jobs mailing = new Jobs(vertx, database, Mailer.KIND, Carrier.TERMS);
        Jobs pushing = new Jobs(vertx, database, Pusher.KIND, Pusher.TERMS);
        Jobs texting = new Jobs(vertx, database, Texter.KIND, Carrier.TERMS);
        Unsubscriptions unsubscriptions = new Unsubscriptions(secretFor("unsubscriptions"));
        Links links = new Links(node.settings().http().baseUrl(), unsubscriptions);
        Unsubscribing unsubscribing = new Unsubscribing(database, unsubscriptions, readers);
        FooterLinks footerLinks =
                new FooterLinks(node.settings().http().baseUrl(), secretFor("advertisements in mails"));
        Letters letters = letters(database, links, new Footers(vertx, database, node.proxies(), readers, footerLinks));
        every(
                TELLING,
                "telling of advertisements",
                new FooterTally(database, node.proxies(), footerLinks, Instant::now)::tell);
        Quiet quiet = new Quiet(database, Instant::now);
        Post post = new Post(mailing, pushing, texting);
        return answer(
                        NotificationsService.class,
                        NotificationsService.ADDRESS,
                        new Notifications(
                                database,
                                mailing,
                                pushing,
                                texting,
                                letters,
                                mails,
                                unsubscribing,
                                new FooterClicks(node.proxies(), readers, footerLinks)))
                .compose(open -> mail(database, mailing, new Mailer(letters, mails), quiet))
                .compose(open -> push(database, pushing, letters, quiet))
                .compose(open -> text(database, texting, letters, links, quiet))
                .compose(open -> hear(database, readers, ids))
                .compose(open -> bulletins(database, mailing, post, letters))
                .compose(open -> follow(database, readers, post));
    }

    /** The account goes last, so until then it says which address is its own. */
    private void forgetting(Readers readers) {
        erases((tx, userId) -> readers.ownAddress(userId)
                .compose(own -> SuppressionStore.forgetUser(tx.sql(), userId, own.orElse(null)))
                .compose(gone -> MessageStore.forgetUser(tx, userId))
                .compose(gone -> BulletinStore.forgetUser(tx, userId))
                .compose(gone -> PhoneStore.forgetUser(tx.sql(), userId)));
        purges((tx, conferenceId) -> MessageStore.forgetConference(tx, conferenceId)
                .compose(gone -> BulletinStore.forgetConference(tx, conferenceId))
                .compose(gone -> TemplateStore.forgetConference(tx, conferenceId)));
    }

    private Letters letters(Database database, Links links, Footers footers) {
        return new Letters(
                vertx, links, node.proxies(), new BulletinTexts(database), new TemplateTexts(database), footers);
    }

    private Future<?> bulletins(Database database, Jobs mailing, Post post, Letters letters) {
        Jobs sending = new Jobs(vertx, database, BulletinSender.KIND, BulletinSender.TERMS);
        Crowd crowd = new Crowd(database, node.proxies());
        return answer(
                        BulletinsService.class,
                        BulletinsService.ADDRESS,
                        new Bulletins(database, sending, post, letters, crowd))
                .compose(open -> begin(sending, new BulletinSender(database, sending, mailing, post, crowd), 1))
                .compose(open -> answer(
                        TemplatesService.class,
                        TemplatesService.ADDRESS,
                        new Templates(database, crowd, letters, new SampleAgenda(node.proxies()))));
    }

    private Future<?> mail(Database database, Jobs mailing, Mailer mailer, Quiet quiet) {
        Pace pace = new Pace(
                vertx, database, PaceStore.MAILS, node.settings().messages().mailRate());
        return begin(mailing, new Carrier<>(vertx, database, mailing, mailer, quiet, pace));
    }

    private Future<?> push(Database database, Jobs pushing, Letters letters, Quiet quiet) {
        Messaging.Push settings = node.settings().messages().push();
        return VapidStore.find(database, new KeyVault(secretFor("push key")), settings.contact())
                .compose(vapid -> {
                    PushChannel channel = PushChannel.of(vertx, settings, vapid);
                    Pusher pusher = new Pusher(database, pushing, new Pushes(letters, node.proxies()), channel, quiet);
                    return answer(PushService.class, PushService.ADDRESS, new Devices(database, channel, vapid))
                            .compose(open -> begin(pushing, pusher, PUSHERS));
                });
    }

    private Future<?> text(Database database, Jobs texting, Letters letters, Links links, Quiet quiet) {
        Messaging.Sms settings = node.settings().messages().sms();
        SmsReports reports = new SmsReports(node.settings().http().baseUrl(), settings);
        SmsChannel channel = SmsChannel.of(vertx, settings, reports);
        PhoneCodes codes = new PhoneCodes(secretFor("phone codes"));
        Texts texts = new Texts(letters, links, node.proxies(), codes);
        Texter texter = new Texter(database, texts, channel);
        Pace pace = new Pace(vertx, database, PaceStore.TEXTS, settings.rate());
        return answer(
                        PhoneService.class,
                        PhoneService.ADDRESS,
                        new Phones(database, texting, codes, reports, channel.sends()))
                .compose(open -> begin(texting, new Carrier<>(vertx, database, texting, texter, quiet, pace)));
    }

    /** What became of mails. */
    private Future<?> hear(Database database, Readers readers, MessageIds ids) {
        ReportSecret secret = new ReportSecret(node.settings().messages().reportsSecret());
        return answer(
                MailReportsService.class,
                MailReportsService.ADDRESS,
                new MailReports(vertx, database, readers, ids, secret));
    }

    /** What happens, and what begins soon. */
    private Future<?> follow(Database database, Readers readers, Post post) {
        Jobs telling = new Jobs(vertx, database, Teller.KIND, Teller.TERMS);
        Jobs digesting = new Jobs(vertx, database, Digests.KIND, Digests.TERMS);
        Jobs reminding = new Jobs(vertx, database, Reminders.KIND, Reminders.TERMS);
        Programs programs = new Programs(node.proxies());
        Duration gathering = node.settings().messages().gathering();
        Teller teller = new Teller(database, telling, post, new Audience(node.proxies()));
        Digests digests = new Digests(database, digesting, post, programs, gathering);
        Jobs morning = new Jobs(vertx, database, ProgramDigests.KIND, Digests.TERMS);
        ProgramDigests mornings = new ProgramDigests(database, morning, post, programs);
        Reminders reminders = new Reminders(database, reminding, post, programs);
        Jobs lifting = new Jobs(vertx, database, Reachable.KIND, Teller.TERMS);
        Reachable reachable = new Reachable(database, lifting, readers);
        every(REMINDING, "reminders of what begins", reminders::begin).kick();
        LogReader.Effect noting = (tx, events) -> teller.note(tx, events)
                .compose(noted -> digests.note(tx, events))
                .compose(noted -> mornings.note(tx, events))
                .compose(noted -> reminders.note(tx, events))
                .compose(noted -> Devices.note(tx, events))
                .compose(noted -> reachable.note(tx, events));
        return begin(telling, teller, 1)
                .compose(open -> begin(digesting, digests, 1))
                .compose(open -> begin(morning, mornings, 1))
                .compose(open -> begin(reminding, reminders, 1))
                .compose(open -> begin(lifting, reachable, 1))
                .compose(open -> LogReader.since(Instant.now(), vertx, node, READER, database, noting)
                        .only(EVENTS)
                        .begin());
    }

    private Future<?> begin(Jobs jobs, Carrier<?> carrier) {
        return begin(jobs, carrier, carrier.atOnce());
    }

    private Future<?> begin(Jobs jobs, JobWorker.Work work, int atOnce) {
        return new JobWorker(vertx, jobs, work, atOnce).begin();
    }

    private byte[] secretFor(String purpose) {
        return node.databases().addressOf(Service.NOTIFICATIONS.id()).secretFor(purpose);
    }
}
