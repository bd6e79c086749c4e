package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.AudienceQuestionDraft;
import io.plenary.contracts.engagement.AudienceQuestionQuery;
import io.plenary.contracts.engagement.AudienceQuestionsService;
import io.plenary.contracts.engagement.QuestionDecision;
import io.plenary.contracts.engagement.QuestionOrder;
import io.plenary.contracts.engagement.QuestionStatus;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;

/** What the audience asks, and what becomes of it. */
final class AudienceQuestionsRoutes implements Routes {

    private record Written(UUID id, UUID sessionId, String text, boolean anonymous) {

        AudienceQuestionDraft to(Conference conference) {
            UUID chosen = id == null ? Uuids.next() : id;
            return new AudienceQuestionDraft(chosen, conference.id(), sessionId, text, anonymous);
        }
    }

    private final AudienceQuestionsService questions;
    private final Gateway gateway;

    AudienceQuestionsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        questions = node.proxies().of(AudienceQuestionsService.class, AudienceQuestionsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listAudienceQuestions", this::list)
                .on("askAudienceQuestion", this::ask)
                .on("withdrawAudienceQuestion", this::withdraw)
                .on("voteForAudienceQuestion", this::vote)
                .on("unvoteAudienceQuestion", this::unvote)
                .on("decideAudienceQuestion", this::decide)
                .on("listQuestionQueue", this::queue);
    }

    private Future<Answer> list(Caller caller, Call call) {
        QuestionOrder order = call.queryEnum("order", QuestionOrder.class);
        return conference(caller, call)
                .compose(conference -> questions.questions(caller, query(conference, call, order, null)))
                .map(call::page);
    }

    private Future<Answer> queue(Caller caller, Call call) {
        QuestionStatus status = call.queryEnum("status", QuestionStatus.class);
        return conference(caller, call)
                .compose(conference -> questions.queue(caller, query(conference, call, QuestionOrder.TIME, status)))
                .map(call::page);
    }

    private static AudienceQuestionQuery query(
            Conference conference, Call call, QuestionOrder order, QuestionStatus status) {
        return new AudienceQuestionQuery(
                conference.id(), call.queryUuid("session"), order, status, call.cursor(), call.limit());
    }

    private Future<Answer> ask(Caller caller, Call call) {
        Written written = call.body(Written.class, Map.of("anonymous", false));
        return conference(caller, call)
                .compose(conference -> questions.ask(caller, written.to(conference)))
                .map(asked -> Answer.created(
                        asked, EngagementRoutes.at(asked.conferenceId(), "audience-questions", asked.id())));
    }

    private Future<Answer> withdraw(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> questions.withdraw(caller, conference.id(), call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> vote(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> questions.vote(caller, conference.id(), call.pathUuid("id")))
                .map(Answer::ok);
    }

    private Future<Answer> unvote(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> questions.unvote(caller, conference.id(), call.pathUuid("id")))
                .map(Answer::ok);
    }

    private Future<Answer> decide(Caller caller, Call call) {
        QuestionDecision decision = call.body(QuestionDecision.class);
        return conference(caller, call)
                .compose(conference -> questions.decide(caller, conference.id(), call.pathUuid("id"), decision))
                .map(Answer::ok);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }
}
