package io.plenary.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionPage;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerEmail;
import io.plenary.contracts.speakers.SpeakerMerge;
import io.plenary.contracts.speakers.SpeakerQuery;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Speakers: of an organization for its staff, of a conference for everybody who sees it. */
public final class SpeakersRoutes implements Routes {

    private static final int MOST_SESSIONS = 200;

    private final SpeakersService speakers;
    private final OrganizationsService organizations;
    private final Gateway gateway;

    public SpeakersRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        speakers = node.proxies().of(SpeakersService.class, SpeakersService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listConferenceSpeakers", this::authors)
                .on("getConferenceSpeaker", this::author)
                .on("listSpeakerAppearances", this::appearances)
                .on("createConferenceSpeaker", (caller, call) -> inConference(caller, call, this::create))
                .on("updateConferenceSpeaker", (caller, call) -> inConference(caller, call, this::update))
                .on("deleteConferenceSpeaker", (caller, call) -> inConference(caller, call, this::delete))
                .on("listSpeakers", (caller, call) -> inOrganization(caller, call, this::list))
                .on("createSpeaker", (caller, call) -> inOrganization(caller, call, this::create))
                .on("getSpeaker", (caller, call) -> inOrganization(caller, call, this::get))
                .on("updateSpeaker", (caller, call) -> inOrganization(caller, call, this::update))
                .on("deleteSpeaker", (caller, call) -> inOrganization(caller, call, this::delete))
                .on("getSpeakerEmail", (caller, call) -> inOrganization(caller, call, this::email))
                .on("putSpeakerEmail", (caller, call) -> inOrganization(caller, call, this::setEmail))
                .on("mergeSpeakers", (caller, call) -> inOrganization(caller, call, this::merge));
    }

    private Future<Answer> authors(Caller caller, Call call) {
        return gateway.conferences()
                .named(call.path("conf"))
                .compose(conference -> gateway.program(caller, conference)
                        .ask(
                                ProgramService.class,
                                program -> program.listAuthors(caller, call.query("q"), call.cursor(), call.limit())))
                .map(call::page);
    }

    /** Somebody and what they do at a conference. */
    private record Author(Conference conference, Speaker speaker, List<Session> sessions) {

        String toJson() {
            ObjectNode details = Json.MAPPER.valueToTree(speaker);
            return details.set("sessions", Json.MAPPER.valueToTree(sessions)).toString();
        }
    }

    private Future<Answer> author(Caller caller, Call call) {
        return speakingAt(caller, call).map(author -> Answer.json(200, author.toJson())
                .withVersion(author.speaker().version()));
    }

    private Future<Answer> appearances(Caller caller, Call call) {
        return speakingAt(caller, call)
                .compose(author -> gateway.appearances()
                        .of(caller, author.speaker(), author.conference(), call.cursor(), call.limit()))
                .map(page -> Answer.json(200, call.sign(Json.write(page))));
    }

    /** Somebody without a session here may be on the organization's list for another, unpublished conference. */
    private Future<Author> speakingAt(Caller caller, Call call) {
        UUID id = call.pathUuid("id");
        SessionQuery theirs = new SessionQuery(null, null, null, id, null, null, null, null, MOST_SESSIONS);
        return gateway.conferences().named(call.path("conf")).compose(conference -> gateway.program(caller, conference)
                .ask(ProgramService.class, program -> program.listContentItems(caller, theirs))
                .compose(sessions -> speaker(conference, id, sessions)
                        .map(speaker -> new Author(conference, speaker, sessions.items()))));
    }

    private Future<Speaker> speaker(Conference conference, UUID id, SessionPage sessions) {
        return sessions.items().isEmpty()
                ? Future.failedFuture(Refusal.NOT_FOUND.because("Nobody of this id speaks here."))
                : speakers.getSpeaker(Caller.SYSTEM, conference.organizationId(), id);
    }

    private interface Action {
        Future<Answer> take(Caller caller, Call call, UUID organizationId);
    }

    private Future<Answer> inConference(Caller caller, Call call, Action action) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> action.take(caller, call, conference.organizationId()));
    }

    private Future<Answer> inOrganization(Caller caller, Call call, Action action) {
        return organizations
                .getOrganization(caller, call.path("org"))
                .map(Organization::id)
                .compose(organizationId -> action.take(caller, call, organizationId));
    }

    private Future<Answer> list(Caller caller, Call call, UUID organizationId) {
        SpeakerQuery query = new SpeakerQuery(organizationId, call.query("q"), call.cursor(), call.limit());
        return speakers.listSpeakers(caller, query).map(call::page);
    }

    private Future<Answer> create(Caller caller, Call call, UUID organizationId) {
        Speaker speaker =
                call.body(Speaker.class, Map.of("id", Uuids.next(), "organizationId", organizationId, "version", 0));
        return speakers.createSpeaker(caller, speaker)
                .map(made -> Answer.created(made, "/api/v1/organizations/" + organizationId + "/speakers/" + made.id())
                        .withVersion(made.version()));
    }

    private Future<Answer> get(Caller caller, Call call, UUID organizationId) {
        return speakers.getSpeaker(caller, organizationId, call.pathUuid("id")).map(SpeakersRoutes::answer);
    }

    private Future<Answer> update(Caller caller, Call call, UUID organizationId) {
        return speakers.updateSpeaker(caller, organizationId, call.pathUuid("id"), call.patch(), call.ifMatch())
                .map(SpeakersRoutes::answer);
    }

    private Future<Answer> delete(Caller caller, Call call, UUID organizationId) {
        return speakers.deleteSpeaker(caller, organizationId, call.pathUuid("id"))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> email(Caller caller, Call call, UUID organizationId) {
        return speakers.speakerEmail(caller, organizationId, call.pathUuid("id"))
                .map(Answer::ok);
    }

    private record WrittenEmail(String email) {}

    private Future<Answer> setEmail(Caller caller, Call call, UUID organizationId) {
        SpeakerEmail wanted = new SpeakerEmail(
                organizationId,
                call.pathUuid("id"),
                call.body(WrittenEmail.class).email());
        return speakers.setSpeakerEmail(caller, wanted).map(Answer::ok);
    }

    private Future<Answer> merge(Caller caller, Call call, UUID organizationId) {
        return speakers.mergeSpeakers(caller, organizationId, call.body(SpeakerMerge.class))
                .map(SpeakersRoutes::answer);
    }

    private static Answer answer(Speaker speaker) {
        return Answer.ok(speaker).withVersion(speaker.version());
    }
}
