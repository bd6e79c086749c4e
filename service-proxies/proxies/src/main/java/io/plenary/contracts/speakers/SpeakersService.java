package io.plenary.contracts.speakers;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
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
     * Speakers of an organization by name, for its staff. A search means every word, the last one as a beginning.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, INVALID
     */
    @Repeatable
    Future<SpeakerPage> listSpeakers(Caller caller, SpeakerQuery query);

    /**
     * A speaker, following merges: the id of a merged entry answers the one that was kept, under its own id. For
     * services and the organization's staff.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, also for others
     */
    @Repeatable
    Future<Speaker> getSpeaker(Caller caller, UUID organizationId, UUID speakerId);

    /**
     * Speakers by id, following merges, each once and by name; unknown ids are left out. An id that was asked for is
     * either the id of one answer or among its {@code mergedIds}. For services and the organization's staff; at most
     * 2,000.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, INVALID
     */
    @Repeatable
    Future<List<Speaker>> speakersByIds(Caller caller, UUID organizationId, List<String> ids);

    /**
     * Adds a speaker under the id it carries; organizers do.
     * @throws io.vertx.serviceproxy.ServiceException INVALID, FORBIDDEN, CONFLICT if the id is in use
     */
    @Repeatable
    @Once
    Future<Speaker> createSpeaker(Caller caller, Speaker speaker);

    /**
     * Changes a speaker, following merges; organizers do.
     * @throws io.vertx.serviceproxy.ServiceException STALE if the version is not {@code ifVersion}, NOT_FOUND,
     *     FORBIDDEN, INVALID
     */
    @Once
    Future<Speaker> updateSpeaker(
            Caller caller, UUID organizationId, UUID speakerId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Removes a speaker with every trace of the person; organizers do. Sessions keep the credited name, and a
     * schedule file that names the person again makes a new speaker. Merges are not followed, lest somebody who means
     * to remove a double removes the person.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT for the id of a merged entry
     */
    @Repeatable
    @Once
    Future<Void> deleteSpeaker(Caller caller, UUID organizationId, UUID speakerId);

    /**
     * Declares two entries to be one person; organizers do. What the kept entry lacks it takes over, and the
     * identities of both mean it from now on. Entries that are one already stay as they are.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID for one and the same id
     */
    @Repeatable
    @Once
    Future<Speaker> mergeSpeakers(Caller caller, UUID organizationId, SpeakerMerge merge);

    /**
     * At which address a speaker is read, following merges; organizers ask.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    Future<SpeakerEmail> speakerEmail(Caller caller, UUID organizationId, UUID speakerId);

    /**
     * Says it, or with null that it is not known; organizers do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    @Once
    Future<SpeakerEmail> setSpeakerEmail(Caller caller, SpeakerEmail email);

    /**
     * The ids under which the caller speaks at conferences of an organization, those of merged entries too: of whoever is read at the
     * confirmed address of their account. None for everybody else.
     */
    @Repeatable
    Future<List<String>> speakingAs(Caller caller, UUID organizationId);

    /**
     * Finds or adds the speakers a schedule file names, in the order of the claims; at most 500 at a time. Known
     * speakers keep what was edited here: a claim only fills what is empty. A claim nobody made before means the speaker it
     * names by {@code speakerId}, following merges, if there is such a speaker of the organization.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN unless an organizer, INVALID with the fault of each
     *     claim, by {@code /claims/<index>/...}
     */
    @Repeatable
    Future<List<ResolvedSpeaker>> resolveSpeakers(Caller caller, UUID organizationId, List<SpeakerClaim> claims);

    /**
     * The speakers these claims mean, as far as they are known, in no order; at most 500 at a time. Nobody is added and
     * nothing filled.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN unless an organizer, INVALID as for {@link #resolveSpeakers}
     */
    @Repeatable
    Future<List<ResolvedSpeaker>> findSpeakers(Caller caller, UUID organizationId, List<SpeakerClaim> claims);
}
