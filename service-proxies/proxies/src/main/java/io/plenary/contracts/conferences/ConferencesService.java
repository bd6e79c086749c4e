package io.plenary.contracts.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
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
     * Conferences the caller may see, by start date, newest first.
     */
    @Repeatable
    Future<ConferencePage> listConferences(Caller caller, ConferenceQuery query);

    /**
     * A conference by id or slug.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND also where it is not the caller's to see
     */
    @Repeatable
    Future<Conference> getConferenceDetails(Caller caller, String idOrSlug);

    /**
     * Saves a new conference under the id it carries.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN unless an organizer of the organization,
     *     CONFLICT if the slug is taken, INVALID
     */
    @Repeatable
    Future<Conference> addConference(Caller caller, Conference conference);

    /**
     * Changes a conference; organizers do.
     * @throws io.vertx.serviceproxy.ServiceException STALE if the version is not {@code ifVersion}, INVALID
     */
    Future<Conference> updateConference(Caller caller, UUID conferenceId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Hides a conference until its database is dropped; owners do.
     */
    @Repeatable
    Future<Conference> deleteConference(Caller caller, UUID conferenceId, Instant deleteAfter);

    /**
     * Brings a deleted conference back as a draft while its database exists; owners do.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if it is not deleted
     */
    @Repeatable
    Future<Conference> restoreConference(Caller caller, UUID conferenceId);

    /**
     * Forgets a deleted conference and frees its slug; the platform does, after its database is gone.
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
     */
    @Repeatable
    Future<Endpoint> registerEndpoint(Caller caller, Endpoint endpoint);

    /**
     * Takes an endpoint back; the platform does.
     */
    @Repeatable
    Future<Void> retireEndpoint(Caller caller, UUID conferenceId);

    /**
     * All endpoints, for services.
     */
    @Repeatable
    Future<EndpointPage> listEndpoints(Caller caller, @Nullable String cursor, int limit);
}
