package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.ContentPolicy;
import io.plenary.contracts.engagement.Fullness;
import io.plenary.contracts.engagement.LivePhase;
import io.plenary.contracts.engagement.LiveService;
import io.plenary.contracts.engagement.LiveSettings;
import io.plenary.contracts.engagement.LiveState;
import io.plenary.contracts.engagement.Participants;
import io.plenary.contracts.engagement.SeatsTaken;
import io.plenary.contracts.engagement.SilenceDraft;
import io.plenary.contracts.engagement.SilenceKind;
import io.plenary.contracts.engagement.SilencesService;
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

/** What happens live at a conference. */
public final class EngagementRoutes implements Routes {

    private record Settings(
            boolean questions,
            boolean anonymousQuestions,
            boolean questionsModerated,
            boolean chat,
            boolean feedback,
            boolean reactions,
            ContentPolicy links,
            ContentPolicy images,
            Participants participants) {

        LiveSettings of(Conference conference) {
            return new LiveSettings(
                    conference.organizationId(),
                    conference.id(),
                    questions,
                    anonymousQuestions,
                    questionsModerated,
                    chat,
                    feedback,
                    reactions,
                    links,
                    images,
                    participants,
                    0);
        }
    }

    private record NewSilence(
            UUID id, UUID questionId, UUID messageId, SilenceKind kind, Integer minutes, String reason) {

        SilenceDraft in(Conference conference) {
            UUID chosen = id == null ? Uuids.next() : id;
            return new SilenceDraft(chosen, conference.id(), questionId, messageId, kind, minutes, reason);
        }
    }

    private record State(
            LivePhase phase,
            boolean full,
            SeatsTaken seats,
            Integer queueMinutes,
            Integer delayedMinutes,
            String movedTo,
            String streamUrl) {

        LiveState of(UUID conferenceId, UUID sessionId) {
            return new LiveState(
                    conferenceId,
                    sessionId,
                    phase,
                    full,
                    seats,
                    queueMinutes,
                    delayedMinutes,
                    movedTo,
                    streamUrl,
                    null,
                    0);
        }
    }

    private record RoomFullness(boolean full, SeatsTaken seats, Integer queueMinutes) {

        Fullness of(UUID conferenceId, UUID sessionId) {
            return new Fullness(conferenceId, sessionId, full, seats, queueMinutes);
        }
    }

    private final LiveService live;
    private final SilencesService silences;
    private final Gateway gateway;
    private final List<Routes> others;

    public EngagementRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        live = node.proxies().of(LiveService.class, LiveService.ADDRESS);
        silences = node.proxies().of(SilencesService.class, SilencesService.ADDRESS);
        others = List.of(
                new AudienceQuestionsRoutes(node, gateway),
                new ChatRoutes(node, gateway),
                new PollsRoutes(node, gateway),
                new FeedbackRoutes(node, gateway),
                new BurstsRoutes(node, gateway),
                new PresenceRoutes(node, gateway),
                new ScreensRoutes(node, gateway));
    }

    @Override
    public void mount(Api api) {
        others.forEach(each -> each.mount(api));
        api.on("getLiveSettings", this::settings)
                .on("putLiveSettings", this::putSettings)
                .on("listLiveStates", this::states)
                .on("putLiveState", this::putState)
                .on("putRoomFullness", this::putFullness)
                .on("listSilences", this::silences)
                .on("createSilence", this::silence)
                .on("liftSilence", this::lift);
    }

    private Future<Answer> settings(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> live.settings(caller, conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> putSettings(Caller caller, Call call) {
        Settings wanted = call.body(Settings.class, Map.of("feedback", true, "reactions", true));
        return conference(caller, call)
                .compose(conference -> live.putSettings(caller, wanted.of(conference)))
                .map(Answer::ok);
    }

    private Future<Answer> states(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> live.states(caller, conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> putState(Caller caller, Call call) {
        State wanted = call.body(State.class, Map.of("full", false));
        return conference(caller, call)
                .compose(conference -> live.putState(caller, wanted.of(conference.id(), call.pathUuid("id"))))
                .map(Answer::ok);
    }

    private Future<Answer> putFullness(Caller caller, Call call) {
        RoomFullness wanted = call.body(RoomFullness.class, Map.of("full", false));
        return conference(caller, call)
                .compose(conference -> live.putFullness(caller, wanted.of(conference.id(), call.pathUuid("id"))))
                .map(Answer::ok);
    }

    private Future<Answer> silences(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> silences.silences(caller, conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> silence(Caller caller, Call call) {
        NewSilence wanted = call.body(NewSilence.class);
        return conference(caller, call)
                .compose(conference -> silences.silence(caller, wanted.in(conference)))
                .map(made -> Answer.created(made, at(made.conferenceId(), "silences", made.id())));
    }

    private Future<Answer> lift(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> silences.lift(caller, conference.id(), call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }

    static String at(UUID conferenceId, String collection, UUID id) {
        return "/api/v1/conferences/" + conferenceId + "/" + collection + "/" + id;
    }
}
