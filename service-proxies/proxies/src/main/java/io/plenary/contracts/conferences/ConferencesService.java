package io.plenary.contracts.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is known about each conference besides its program. Drafts exist only for their organization's staff.
 */
@ProxyGen
public interface ConferencesService {

    String ADDRESS = "plenary.conferences";

    /**
     * Conferences the caller may see, by start date, newest first. Deleted ones only when asked for, and for owners.
     * @throws io.vertx.serviceproxy.ServiceException INVALID for a bad cursor or limit
     */
    @Repeatable
    Future<ConferencePage> listConferences(Caller caller, ConferenceQuery query);

    /**
     * A conference by id or slug; a deleted one for the owners of its organization, who may restore it.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND also where it is not the caller's to see
     */
    @Repeatable
    Future<Conference> getConferenceDetails(Caller caller, String idOrSlug);

    /**
     * The conferences of these ids that the caller may see, as the single one would be, in the order asked for and each once;
     * others are left out. At most 200.
     * @throws io.vertx.serviceproxy.ServiceException INVALID for too many or what is no id
     */
    @Repeatable
    Future<List<Conference>> conferencesByIds(Caller caller, List<String> ids);

    /**
     * Saves a new conference under the id it carries: as a draft unless it says otherwise, with an acronym made of the
     * slug where it has none.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN unless an organizer of the organization,
     *     CONFLICT if the slug is taken, INVALID
     */
    @Repeatable
    @Once
    Future<Conference> addConference(Caller caller, Conference conference);

    /**
     * Changes a conference; organizers do. Its organization and slug stay, and deleting is another method's.
     * @throws io.vertx.serviceproxy.ServiceException STALE if the version is not {@code ifVersion}, INVALID,
     *     FORBIDDEN, NOT_FOUND, CONFLICT if it is deleted
     */
    @Once
    Future<Conference> updateConference(Caller caller, UUID conferenceId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Leads a conference from one status to the next. Organizers submit and withdraw, administrators approve and reject,
     * owners publish, archive and cancel. Where it is done already the conference is answered as it is.
     * @param reason at most 2,000 characters; needed to reject
     * @param ifVersion what the caller has seen of it, if that matters
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID without a reason where one is needed,
     *     CONFLICT where nothing leads from here to there, STALE if it has another version and would be led on
     */
    @Repeatable
    @Once
    Future<Conference> transitionConference(
            Caller caller,
            UUID conferenceId,
            LifecycleAction action,
            @Nullable String reason,
            @Nullable Long ifVersion);

    /**
     * What was done with a conference, the latest first; for its staff.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID for a bad cursor or limit
     */
    @Repeatable
    Future<TransitionPage> listTransitions(Caller caller, UUID conferenceId, @Nullable String cursor, int limit);

    /**
     * Hides a conference until its database is dropped; owners do. Of two moments the earlier stays. A moment within the next
     * seconds means at once.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    @Once
    Future<Conference> deleteConference(Caller caller, UUID conferenceId, Instant deleteAfter);

    /**
     * Brings a deleted conference back as a draft until the moment named at its deletion; owners do.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if it is not deleted or it is too late
     */
    @Repeatable
    @Once
    Future<Conference> restoreConference(Caller caller, UUID conferenceId);

    /**
     * Forgets a deleted conference and frees its slug; the platform does, after its database is gone.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT unless its grace period ended
     */
    @Repeatable
    Future<Void> purgeConference(Caller caller, UUID conferenceId);

    /**
     * Deleted conferences whose grace period ended, at most 100, for services.
     */
    @Repeatable
    Future<List<Conference>> conferencesToPurge(Caller caller, Instant at);

    /**
     * Where the program of a conference answers.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND while it is not provisioned
     */
    @Repeatable
    Future<Endpoint> findConferenceEndpoint(Caller caller, String idOrSlug);

    /**
     * Makes an endpoint known; the platform does.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT if the conference is deleted
     */
    @Repeatable
    Future<Endpoint> registerEndpoint(Caller caller, Endpoint endpoint);

    /**
     * Takes an endpoint back; the platform does. Nodes of the release before ask for it, now {@link #retireConference} does both.
     */
    @Repeatable
    Future<Void> retireEndpoint(Caller caller, UUID conferenceId);

    /**
     * Decides that a deleted conference cannot come back, and takes its endpoint back; the platform does before it drops
     * anything. Nothing happens where the conference is gone.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT if it is not deleted, or can still be restored
     */
    @Repeatable
    Future<Void> retireConference(Caller caller, UUID conferenceId);

    /**
     * All endpoints, for services.
     */
    @Repeatable
    Future<EndpointPage> listEndpoints(Caller caller, @Nullable String cursor, int limit);

    /**
     * How many conferences there are, deleted ones left out; for administrators.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<Long> countConferences(Caller caller);
}
