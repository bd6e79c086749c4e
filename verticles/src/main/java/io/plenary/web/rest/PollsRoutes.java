package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.LeaderboardService;
import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollAnswer;
import io.plenary.contracts.engagement.PollDraft;
import io.plenary.contracts.engagement.PollKind;
import io.plenary.contracts.engagement.PollResults;
import io.plenary.contracts.engagement.PollState;
import io.plenary.contracts.engagement.PollsService;
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

/** What those who moderate ask the audience, and how it answers. */
final class PollsRoutes implements Routes {

    private static final Map<String, Object> DEFAULTS =
            Map.of("options", List.of(), "results", PollResults.LIVE, "anonymous", false, "changeable", false);

    private record Written(
            UUID id,
            UUID sessionId,
            String question,
            PollKind kind,
            List<String> options,
            PollResults results,
            boolean anonymous,
            boolean changeable,
            Integer mostChoices,
            List<Integer> right,
            Integer points,
            Integer seconds) {

        PollDraft in(Conference conference, UUID chosen) {
            return new PollDraft(
                    chosen,
                    conference.id(),
                    sessionId,
                    question,
                    kind,
                    options,
                    results,
                    anonymous,
                    changeable,
                    mostChoices,
                    right,
                    points,
                    seconds);
        }
    }

    private record Turn(PollState state) {}

    private record Given(List<Integer> choices, List<String> words, boolean listed) {

        PollAnswer answer() {
            return new PollAnswer(choices, words, listed);
        }
    }

    private record Hiding(int number, boolean hidden) {}

    private final PollsService polls;
    private final LeaderboardService leaderboard;
    private final Gateway gateway;

    PollsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        polls = node.proxies().of(PollsService.class, PollsService.ADDRESS);
        leaderboard = node.proxies().of(LeaderboardService.class, LeaderboardService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listPolls", this::list)
                .on("createPoll", this::create)
                .on("getPoll", this::get)
                .on("changePoll", this::change)
                .on("deletePoll", this::delete)
                .on("turnPoll", this::turn)
                .on("answerPoll", this::answer)
                .on("hidePollWord", this::hideWord)
                .on("exportPoll", this::export)
                .on("getLeaderboard", this::leaderboard)
                .on("joinLeaderboard", this::join)
                .on("leaveLeaderboard", this::leave);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> polls.polls(caller, conference.id(), call.queryUuid("session")))
                .map(Answer::items);
    }

    private Future<Answer> create(Caller caller, Call call) {
        Written written = call.body(Written.class, DEFAULTS);
        UUID id = written.id() == null ? Uuids.next() : written.id();
        return conference(caller, call)
                .compose(conference -> polls.create(caller, written.in(conference, id)))
                .map(made -> Answer.created(made, EngagementRoutes.at(made.conferenceId(), "polls", made.id())));
    }

    private Future<Answer> get(Caller caller, Call call) {
        return poll(caller, call).map(Answer::ok);
    }

    private Future<Answer> change(Caller caller, Call call) {
        Written written = call.body(Written.class, DEFAULTS);
        return conference(caller, call)
                .compose(conference -> polls.change(caller, written.in(conference, call.pathUuid("id"))))
                .map(Answer::ok);
    }

    private Future<Answer> delete(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> polls.delete(caller, conference.id(), call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> turn(Caller caller, Call call) {
        PollState state = call.body(Turn.class).state();
        return conference(caller, call)
                .compose(conference -> polls.turn(caller, conference.id(), call.pathUuid("id"), state))
                .map(Answer::ok);
    }

    private Future<Answer> answer(Caller caller, Call call) {
        PollAnswer answer = call.body(Given.class, Map.of("listed", false)).answer();
        return conference(caller, call)
                .compose(conference -> polls.answer(caller, conference.id(), call.pathUuid("id"), answer))
                .map(Answer::ok);
    }

    private Future<Answer> hideWord(Caller caller, Call call) {
        Hiding hiding = call.body(Hiding.class);
        return conference(caller, call)
                .compose(conference ->
                        polls.hideWord(caller, conference.id(), call.pathUuid("id"), hiding.number(), hiding.hidden()))
                .map(Answer::ok);
    }

    private Future<Answer> leaderboard(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> leaderboard.leaderboard(caller, conference.id(), call.queryUuid("session")))
                .map(Answer::items);
    }

    private Future<Answer> join(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> leaderboard.join(caller, conference.id()))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> leave(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> leaderboard.leave(caller, conference.id()))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> export(Caller caller, Call call) {
        return poll(caller, call).compose(poll -> polls.results(caller, poll.conferenceId(), poll.id())
                .map(options -> Answer.of(200, "text/csv; charset=utf-8", PollTable.of(poll, options))));
    }

    private Future<Poll> poll(Caller caller, Call call) {
        return conference(caller, call).compose(conference -> polls.poll(caller, conference.id(), call.pathUuid("id")));
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }
}
