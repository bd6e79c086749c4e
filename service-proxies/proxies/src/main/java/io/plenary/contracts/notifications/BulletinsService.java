package io.plenary.contracts.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.UUID;

/**
 * What organizers write to many people at once. Those who lead the conferences of an organization do; to everybody else there are no
 * bulletins. Whom one went to, nobody learns.
 */
@ProxyGen
public interface BulletinsService {

    String ADDRESS = "plenary.notifications.bulletins";

    /**
     * The bulletins of a conference, the newest first.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID for a wrong limit or cursor
     */
    @Repeatable
    Future<BulletinPage> listBulletins(Caller caller, UUID conferenceId, @Nullable String cursor, int limit);

    /**
     * A bulletin, and what became of it so far.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<BulletinReport> getBulletin(Caller caller, UUID conferenceId, UUID bulletinId);

    /**
     * Begins a bulletin; with the same id again it answers the one made before.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID, CONFLICT if the id is another's
     *     or there are 500 already
     */
    @Repeatable
    @Once
    Future<Bulletin> createBulletin(Caller caller, BulletinDraft draft);

    /**
     * Changes a draft.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID, STALE, CONFLICT if it is no draft
     */
    @Once
    Future<Bulletin> updateBulletin(
            Caller caller, UUID conferenceId, UUID bulletinId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Deletes a draft; repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND for the conference, FORBIDDEN, STALE, CONFLICT if it is
     *     no draft
     */
    @Repeatable
    @Once
    Future<Void> deleteBulletin(Caller caller, UUID conferenceId, UUID bulletinId, @Nullable Long ifVersion);

    /**
     * A bulletin as the caller would receive it.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<MailPreview> previewBulletin(Caller caller, UUID conferenceId, UUID bulletinId);

    /**
     * How many it would go to now.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN
     */
    @Repeatable
    Future<AudienceCount> countAudience(Caller caller, UUID conferenceId, UUID bulletinId);

    /**
     * Sends it to the caller alone, by the ways the caller wants.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT after 20 of one bulletin
     */
    @Once
    Future<Void> testBulletin(Caller caller, UUID conferenceId, UUID bulletinId);

    /**
     * Sends a draft to all it is for. Who they are is asked when it begins.
     * @param at when it begins, within a year; null for at once
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, INVALID, STALE, CONFLICT if it is no draft,
     *     or there are five within a day already
     */
    @Once
    Future<Bulletin> sendBulletin(
            Caller caller, UUID conferenceId, UUID bulletinId, @Nullable Instant at, @Nullable Long ifVersion);

    /**
     * Stops a bulletin: one that waits for its moment is a draft again, of one that has begun the rest is never sent. One that was
     * stopped stays so.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, CONFLICT if it is neither
     */
    @Repeatable
    @Once
    Future<Bulletin> stopBulletin(Caller caller, UUID conferenceId, UUID bulletinId);
}
