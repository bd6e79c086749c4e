package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.AudienceCount;
import io.plenary.contracts.notifications.Bulletin;
import io.plenary.contracts.notifications.BulletinDraft;
import io.plenary.contracts.notifications.BulletinPage;
import io.plenary.contracts.notifications.BulletinReport;
import io.plenary.contracts.notifications.BulletinState;
import io.plenary.contracts.notifications.BulletinsService;
import io.plenary.contracts.notifications.MailPreview;
import io.plenary.contracts.notifications.NotificationEvents;
import io.plenary.contracts.notifications.NotificationEvents.BulletinChanged;
import io.plenary.contracts.notifications.NotificationEvents.BulletinCreated;
import io.plenary.contracts.notifications.NotificationEvents.BulletinRemoved;
import io.plenary.contracts.notifications.NotificationEvents.BulletinScheduled;
import io.plenary.contracts.notifications.NotificationEvents.BulletinStopped;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

final class Bulletins implements BulletinsService {

    private static final Set<String> EDITABLE =
            Set.of("subject", "text", "language", "audience", "sessionId", "trackId", "ticketTypeId");

    private final Database database;
    private final Jobs sending;
    private final Post post;
    private final Letters letters;
    private final Crowd crowd;

    Bulletins(Database database, Jobs sending, Post post, Letters letters, Crowd crowd) {
        this.database = database;
        this.sending = sending;
        this.post = post;
        this.letters = letters;
        this.crowd = crowd;
    }

    @Override
    public Future<BulletinPage> listBulletins(Caller caller, UUID conferenceId, String cursor, int limit) {
        Faults.requirePage(limit);
        Cursor start = Cursor.parse(cursor);
        return crowd.led(caller, conferenceId)
                .compose(own -> database.read(caller, sql -> BulletinStore.page(sql, conferenceId, start, limit)));
    }

    @Override
    public Future<BulletinReport> getBulletin(Caller caller, UUID conferenceId, UUID bulletinId) {
        return bulletin(caller, conferenceId, bulletinId)
                .compose(bulletin -> database.read(Caller.SYSTEM, sql -> BulletinStore.figures(sql, bulletinId))
                        .map(figures -> new BulletinReport(bulletin, BulletinRules.summed(figures))));
    }

    @Override
    public Future<Bulletin> createBulletin(Caller caller, BulletinDraft draft) {
        return crowd.led(caller, draft.conferenceId()).compose(conference -> {
            BulletinRules.check(draft);
            BulletinRules.requireAudience(caller, conference.organizationId(), conference.id(), draft.audience());
            return database.once(caller, tx -> insert(tx, caller, conference, draft));
        });
    }

    private static Future<Bulletin> insert(Transaction tx, Caller caller, Conference conference, BulletinDraft draft) {
        return BulletinStore.lockAndCount(tx.sql(), conference.id())
                .compose(count -> {
                    BulletinRules.requireRoom(count);
                    return BulletinStore.insert(tx.sql(), conference.organizationId(), caller.userId(), draft);
                })
                .compose(inserted -> inserted.map(
                                made -> Future.succeededFuture(told(tx, made, new BulletinCreated(made.id()))))
                        .orElseGet(() -> madeBefore(tx, conference, draft)));
    }

    private static Bulletin told(Transaction tx, Bulletin bulletin, NotificationEvents what) {
        tx.announce(what, bulletin.organizationId(), bulletin.conferenceId());
        return bulletin;
    }

    /** The id exists: the same request came again, or the id is that of another conference. */
    private static Future<Bulletin> madeBefore(Transaction tx, Conference conference, BulletinDraft draft) {
        return BulletinStore.find(tx.sql(), conference.id(), draft.id())
                .map(found -> found.orElseThrow(() -> Refusal.CONFLICT.because("The id of the message is in use.")));
    }

    @Override
    public Future<Bulletin> updateBulletin(
            Caller caller, UUID conferenceId, UUID bulletinId, MergePatch patch, Long ifVersion) {
        return crowd.led(caller, conferenceId)
                .compose(own -> database.once(caller, tx -> draft(tx, conferenceId, bulletinId, ifVersion)
                        .compose(draft -> {
                            Bulletin patched = patch.applyTo(draft, Bulletin.class, EDITABLE);
                            BulletinRules.check(patched);
                            requireAudience(caller, patched);
                            return patched.equals(draft)
                                    ? Future.succeededFuture(draft)
                                    : BulletinStore.update(tx.sql(), patched)
                                            .map(updated -> told(tx, updated, new BulletinChanged(updated.id())));
                        })));
    }

    @Override
    public Future<Void> deleteBulletin(Caller caller, UUID conferenceId, UUID bulletinId, Long ifVersion) {
        return crowd.led(caller, conferenceId)
                .compose(own -> database.once(caller, tx -> BulletinStore.lock(tx.sql(), conferenceId, bulletinId)
                        .compose(found -> found.map(bulletin -> delete(tx, bulletin, ifVersion))
                                .orElse(Future.succeededFuture()))));
    }

    private static Future<Void> delete(Transaction tx, Bulletin bulletin, Long ifVersion) {
        BulletinRules.requireVersion(bulletin, ifVersion);
        BulletinRules.requireDraft(bulletin);
        told(tx, bulletin, new BulletinRemoved(bulletin.id()));
        return BulletinStore.delete(tx.sql(), bulletin.id());
    }

    @Override
    public Future<MailPreview> previewBulletin(Caller caller, UUID conferenceId, UUID bulletinId) {
        return bulletin(caller, conferenceId, bulletinId)
                .compose(bulletin -> letters.preview(Message.ofBulletin(bulletin, Addressee.account(caller.userId()))))
                .map(found -> found.map(mail -> new MailPreview(mail.subject(), mail.html(), mail.text()))
                        .orElseThrow(Bulletins::noSuchBulletin));
    }

    @Override
    public Future<AudienceCount> countAudience(Caller caller, UUID conferenceId, UUID bulletinId) {
        return bulletin(caller, conferenceId, bulletinId).compose(bulletin -> {
            requireAudience(caller, bulletin);
            return crowd.count(conferenceId, Recipients.of(bulletin));
        });
    }

    private static void requireAudience(Caller caller, Bulletin bulletin) {
        BulletinRules.requireAudience(caller, bulletin.organizationId(), bulletin.conferenceId(), bulletin.audience());
    }

    /** In the name of the platform: its own mails are not the caller's to write. */
    @Override
    public Future<Void> testBulletin(Caller caller, UUID conferenceId, UUID bulletinId) {
        return bulletin(caller, conferenceId, bulletinId)
                .compose(bulletin -> database.once(
                        Caller.SYSTEM.asking(caller.key()),
                        tx -> BulletinStore.countTest(tx.sql(), bulletinId).compose(tests -> {
                            BulletinRules.requireFewTests(tests);
                            return post.take(tx, List.of(Message.ofTest(bulletin, caller.userId())));
                        })));
    }

    @Override
    public Future<Bulletin> sendBulletin(
            Caller caller, UUID conferenceId, UUID bulletinId, Instant at, Long ifVersion) {
        Instant now = Instant.now();
        Instant begin = at == null || at.isBefore(now) ? now : at;
        return crowd.led(caller, conferenceId)
                .compose(own -> database.once(caller, tx -> draft(tx, conferenceId, bulletinId, ifVersion)
                        .compose(draft -> {
                            requireAudience(caller, draft);
                            BulletinRules.checkComplete(draft, at, now);
                            return schedule(tx, draft, begin, Duration.between(now, begin));
                        })));
    }

    private Future<Bulletin> schedule(Transaction tx, Bulletin draft, Instant begin, Duration wait) {
        return BulletinStore.lockAndCountAround(tx.sql(), draft, begin, BulletinRules.DAY)
                .compose(others -> {
                    BulletinRules.requireSeldom(others);
                    return sending.forget(tx.sql(), draft.id());
                })
                .compose(forgotten -> sending.ensureIn(tx, wait, draft.id()))
                .compose(asked -> BulletinStore.move(tx.sql(), draft.id(), BulletinState.SCHEDULED, begin))
                .map(sent -> told(tx, sent, new BulletinScheduled(sent.id(), sent.audience(), begin)));
    }

    @Override
    public Future<Bulletin> stopBulletin(Caller caller, UUID conferenceId, UUID bulletinId) {
        return crowd.led(caller, conferenceId)
                .compose(own -> database.once(
                        caller, tx -> locked(tx, conferenceId, bulletinId).compose(bulletin -> {
                            BulletinRules.requireStoppable(bulletin);
                            return BulletinRules.isUnderWay(bulletin)
                                    ? sending.forget(tx.sql(), bulletinId).compose(forgotten -> stop(tx, bulletin))
                                    : Future.succeededFuture(bulletin);
                        })));
    }

    /** What nobody has yet may be written anew. */
    private static Future<Bulletin> stop(Transaction tx, Bulletin bulletin) {
        told(tx, bulletin, new BulletinStopped(bulletin.id()));
        return bulletin.state() == BulletinState.SCHEDULED
                ? BulletinStore.move(tx.sql(), bulletin.id(), BulletinState.DRAFT, null)
                : BulletinStore.move(tx.sql(), bulletin.id(), BulletinState.STOPPED, bulletin.sendAt());
    }

    private static Future<Bulletin> draft(Transaction tx, UUID conferenceId, UUID bulletinId, Long ifVersion) {
        return locked(tx, conferenceId, bulletinId).map(bulletin -> {
            BulletinRules.requireVersion(bulletin, ifVersion);
            BulletinRules.requireDraft(bulletin);
            return bulletin;
        });
    }

    private static Future<Bulletin> locked(Transaction tx, UUID conferenceId, UUID bulletinId) {
        return BulletinStore.lock(tx.sql(), conferenceId, bulletinId)
                .map(found -> found.orElseThrow(Bulletins::noSuchBulletin));
    }

    private Future<Bulletin> bulletin(Caller caller, UUID conferenceId, UUID bulletinId) {
        return crowd.led(caller, conferenceId)
                .compose(own -> database.read(caller, sql -> BulletinStore.find(sql, conferenceId, bulletinId)))
                .map(found -> found.orElseThrow(Bulletins::noSuchBulletin));
    }

    private static RuntimeException noSuchBulletin() {
        return Refusal.NOT_FOUND.because("There is no such message.");
    }
}
