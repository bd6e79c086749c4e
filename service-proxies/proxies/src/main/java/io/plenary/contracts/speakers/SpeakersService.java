package io.plenary.contracts.speakers;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * People who speak, per organization, living on from conference to conference.
 */
@ProxyGen
public interface SpeakersService {

    String ADDRESS = "plenary.speakers";

    /**
     * Speakers of an organization by name, for its staff.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others
     */
    @Repeatable
    Future<SpeakerPage> listSpeakers(Caller caller, SpeakerQuery query);

    /**
     * A speaker, following merges; for services and the organization's staff.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<Speaker> getSpeaker(Caller caller, UUID organizationId, UUID speakerId);

    /**
     * Speakers by id, following merges; unknown ids are left out. For services and the organization's staff; at most
     * 2,000.
     */
    @Repeatable
    Future<List<Speaker>> speakersByIds(Caller caller, UUID organizationId, List<String> ids);

    /**
     * Adds a speaker under the id it carries; organizers do.
     * @throws io.vertx.serviceproxy.ServiceException INVALID, FORBIDDEN
     */
    @Repeatable
    Future<Speaker> createSpeaker(Caller caller, Speaker speaker);

    /**
     * Changes a speaker; organizers do.
     * @throws io.vertx.serviceproxy.ServiceException STALE
     */
    Future<Speaker> updateSpeaker(
            Caller caller, UUID organizationId, UUID speakerId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Removes a speaker; organizers do. Sessions keep the credited name.
     */
    @Repeatable
    Future<Void> deleteSpeaker(Caller caller, UUID organizationId, UUID speakerId);

    /**
     * Declares two entries to be one person; organizers do.
     */
    @Repeatable
    Future<Speaker> mergeSpeakers(Caller caller, UUID organizationId, SpeakerMerge merge);

    /**
     * Finds or adds the speakers a schedule file names, in the order of the claims; at most 500 at a time. Known
     * speakers keep what was edited here: a claim only fills what is empty.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN unless an organizer
     */
    @Repeatable
    Future<List<ResolvedSpeaker>> resolveSpeakers(Caller caller, UUID organizationId, List<SpeakerClaim> claims);
}
