package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.PreviewLinkDraft;
import io.plenary.contracts.program.PreviewsService;
import io.plenary.contracts.program.SessionText;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Prepared.Caching;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Links to a draft, and what they lead to. */
final class PreviewsRoutes implements Routes {

    private final Gateway gateway;

    PreviewsRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void mount(Api api) {
        api.on("listPreviews", this::list)
                .on("createPreview", this::create)
                .on("revokePreview", this::revoke)
                .open("readPreviewSchedule", this::schedule)
                .open("readPreviewSession", this::session);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(call).compose(conference -> gateway.program(caller, conference)
                .ask(PreviewsService.class, previews -> previews.previewLinks(caller))
                .map(Answer::items));
    }

    private Future<Answer> create(Caller caller, Call call) {
        PreviewLinkDraft draft = call.body(PreviewLinkDraft.class, Map.of("id", Uuids.next()));
        return conference(call).compose(conference -> gateway.program(caller, conference)
                .ask(PreviewsService.class, previews -> previews.createPreviewLink(caller, draft))
                .map(made -> Answer.created(
                                made, "/api/v1/conferences/" + conference.slug() + "/draft/previews/" + made.id())
                        .with("Cache-Control", "no-store")));
    }

    private Future<Answer> revoke(Caller caller, Call call) {
        return conference(call).compose(conference -> gateway.program(caller, conference)
                .ask(PreviewsService.class, previews -> previews.revokePreviewLink(caller, call.pathUuid("id")))
                .map(Answer.NO_CONTENT));
    }

    private Future<Conference> conference(Call call) {
        return gateway.conferences().named(call.path("conf"));
    }

    private Future<Answer> schedule(Caller caller, Call call) {
        String token = call.path("token");
        return behind(token, conference -> gateway.otherSchedules().preview(conference, token))
                .map(page -> hidden(page.answer(call, Caching.NOBODY)));
    }

    private Future<Answer> session(Caller caller, Call call) {
        String token = call.path("token");
        UUID id = call.pathUuid("id");
        return behind(token, conference -> gateway.program(caller, conference)
                        .ask(PreviewsService.class, previews -> previews.previewItem(caller, token, id)))
                .compose(session -> gateway.vertx().executeBlocking(() -> marked(session), false))
                .map(session -> hidden(Answer.json(200, session)).with("Cache-Control", "private, no-store"));
    }

    private static String marked(SessionText session) {
        return new JsonObject(session.json()).put("draft", true).encode();
    }

    /** A token begins with the conference's id. Whether there is such a conference is told by no other answer than of a link. */
    private <T> Future<T> behind(String token, Function<Conference, Future<T>> work) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        UUID conferenceId = new UUID(bytes.getLong(), bytes.getLong());
        return gateway.conferences()
                .named(conferenceId.toString())
                .recover(failure -> Future.failedFuture(Refusal.NOT_FOUND.is(failure) ? leadsNowhere() : failure))
                .compose(conference ->
                        conference.hasProgram() ? work.apply(conference) : Future.failedFuture(leadsNowhere()));
    }

    private static RuntimeException leadsNowhere() {
        return Refusal.NOT_FOUND.because("LINK_INVALID", "The link does not work any more.");
    }

    /** No search engine lists it, and no other site hears of the address, which is a secret. */
    private static Answer hidden(Answer answer) {
        return answer.with("X-Robots-Tag", "noindex").with("Referrer-Policy", "no-referrer");
    }
}
