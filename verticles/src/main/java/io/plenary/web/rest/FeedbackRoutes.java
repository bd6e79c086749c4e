package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.engagement.Feedback;
import io.plenary.contracts.engagement.FeedbackDraft;
import io.plenary.contracts.engagement.FeedbackPage;
import io.plenary.contracts.engagement.FeedbackQuery;
import io.plenary.contracts.engagement.FeedbackService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import java.util.stream.Stream;

/** How people liked sessions. */
final class FeedbackRoutes implements Routes {

    private static final int PAGE = 200;

    private record Given(int stars, String comment) {}

    private final FeedbackService feedback;
    private final Gateway gateway;

    FeedbackRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        feedback = node.proxies().of(FeedbackService.class, FeedbackService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("getMyFeedback", this::own)
                .on("giveFeedback", this::give)
                .on("withdrawFeedback", this::withdraw)
                .on("listFeedbackSummaries", this::summaries)
                .on("getFeedbackSummary", this::summary)
                .on("listFeedback", this::list)
                .on("exportFeedback", this::export);
    }

    private Future<Answer> own(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> feedback.own(caller, conference.id(), call.pathUuid("id")))
                .map(Answer::ok);
    }

    private Future<Answer> give(Caller caller, Call call) {
        Given given = call.body(Given.class);
        return conference(caller, call)
                .compose(conference -> feedback.give(
                        caller,
                        new FeedbackDraft(conference.id(), call.pathUuid("id"), given.stars(), given.comment())))
                .map(Answer::ok);
    }

    private Future<Answer> withdraw(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> feedback.withdraw(caller, conference.id(), call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> summaries(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> feedback.summaries(caller, conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> summary(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> feedback.summary(caller, conference.id(), call.pathUuid("id")))
                .map(Answer::ok);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(caller, call)
                .compose(conference -> feedback.feedback(
                        caller, new FeedbackQuery(conference.id(), call.pathUuid("id"), call.cursor(), call.limit())))
                .map(call::page);
    }

    private Future<Answer> export(Caller caller, Call call) {
        StringBuilder table = new StringBuilder(CsvRow.of(Stream.of("stars", "comment", "given at")));
        return conference(caller, call)
                .compose(conference -> read(caller, conference.id(), call.pathUuid("id"), null, table))
                .map(all -> Answer.of(200, "text/csv; charset=utf-8", Buffer.buffer(all.toString())));
    }

    private Future<StringBuilder> read(
            Caller caller, UUID conferenceId, UUID sessionId, String cursor, StringBuilder table) {
        return feedback.feedback(caller, new FeedbackQuery(conferenceId, sessionId, cursor, PAGE))
                .compose((FeedbackPage page) -> {
                    page.items().forEach(said -> table.append(row(said)));
                    return page.nextCursor() == null
                            ? Future.succeededFuture(table)
                            : read(caller, conferenceId, sessionId, page.nextCursor(), table);
                });
    }

    private static String row(Feedback said) {
        return CsvRow.of(Stream.of(said.stars(), said.comment() == null ? "" : said.comment(), said.updatedAt()));
    }

    private Future<Conference> conference(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf"));
    }
}
