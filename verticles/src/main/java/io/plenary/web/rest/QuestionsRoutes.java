package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.AnswerQuery;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionCondition;
import io.plenary.contracts.registrations.QuestionKey;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.QuestionOption;
import io.plenary.contracts.registrations.QuestionsService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What those are asked for whom tickets are, and what they answered. */
final class QuestionsRoutes implements Routes {

    private static final Map<String, Object> DEFAULTS = Map.of(
            "required", false, "showAtCheckIn", false, "position", 0, "options", List.of(), "ticketTypeIds", List.of());

    private record Written(
            UUID id,
            QuestionKind kind,
            String label,
            String help,
            boolean required,
            List<QuestionOption> options,
            List<UUID> ticketTypeIds,
            QuestionCondition condition,
            Long least,
            Long most,
            LocalDate earliest,
            LocalDate latest,
            boolean showAtCheckIn,
            int position) {

        Question on(Conference conference) {
            return new Question(
                    id == null ? Uuids.next() : id,
                    conference.organizationId(),
                    conference.id(),
                    kind,
                    label,
                    help,
                    required,
                    options,
                    ticketTypeIds,
                    condition,
                    least,
                    most,
                    earliest,
                    latest,
                    showAtCheckIn,
                    position,
                    null,
                    null,
                    0);
        }
    }

    private final QuestionsService questions;
    private final Gateway gateway;

    QuestionsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        questions = node.proxies().of(QuestionsService.class, QuestionsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listQuestions", this::list)
                .on("createQuestion", this::create)
                .on("updateQuestion", this::update)
                .on("deleteQuestion", this::delete)
                .on("countAnswers", this::count)
                .on("listAnswers", this::answers)
                .on("getOrderAnswers", this::ofOrder);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> questions.listQuestions(caller, conference.organizationId(), conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> create(Caller caller, Call call) {
        Written written = call.body(Written.class, DEFAULTS);
        return conference(caller, call)
                .compose(conference -> questions.createQuestion(caller, written.on(conference)))
                .map(question -> Answer.created(question, at(question)).withVersion(question.version()));
    }

    private Future<Answer> update(Caller caller, Call call) {
        return question(caller, call, key -> questions.updateQuestion(caller, key, call.patch(), call.ifMatch()))
                .map((Question question) -> Answer.ok(question).withVersion(question.version()));
    }

    private Future<Answer> delete(Caller caller, Call call) {
        String answers = call.query("answers");
        return question(
                        caller,
                        call,
                        key -> questions.deleteQuestion(caller, key, answers == null ? 0 : Long.parseLong(answers)))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> count(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> questions.countAnswers(caller, conference.organizationId(), conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> answers(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> questions.listAnswers(
                        caller,
                        new AnswerQuery(conference.organizationId(), conference.id(), call.cursor(), call.limit())))
                .map(call::page);
    }

    private Future<Answer> ofOrder(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> questions.getOrderAnswers(
                        caller, new OrderKey(conference.id(), call.path("code"), call.header("Order-Secret"))))
                .map(Answer::ok);
    }

    private <T> Future<T> question(Caller caller, Call call, Function<QuestionKey, Future<T>> then) {
        return conference(caller, call)
                .map(conference -> new QuestionKey(conference.organizationId(), conference.id(), call.pathUuid("id")))
                .compose(then);
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }

    private static String at(Question question) {
        return "/api/v1/conferences/" + question.conferenceId() + "/questions/" + question.id();
    }
}
