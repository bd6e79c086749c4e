package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.notifications.TemplateText;
import io.plenary.contracts.notifications.TemplatesService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Function;

/** What organizers say in messages about their conference. */
final class TemplatesRoutes implements Routes {

    private record Chosen(MessageKind kind, String language) {}

    private final TemplatesService templates;
    private final Gateway gateway;

    TemplatesRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        templates = node.proxies().of(TemplatesService.class, TemplatesService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listTemplates", this::list)
                .on("setTemplate", this::set)
                .on("resetTemplate", this::reset)
                .on("previewTemplate", this::preview);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return conference(caller, call, conference -> templates.listTemplates(caller, conference))
                .map(Answer::items);
    }

    private Future<Answer> set(Caller caller, Call call) {
        TemplateText text = call.body(TemplateText.class);
        return conference(caller, call, conference -> templates.setTemplate(caller, conference, text))
                .map(Answer::ok);
    }

    private Future<Answer> reset(Caller caller, Call call) {
        Chosen chosen = call.body(Chosen.class);
        return conference(
                        caller,
                        call,
                        conference -> templates.resetTemplate(caller, conference, chosen.kind(), chosen.language()))
                .map(Answer::ok);
    }

    private Future<Answer> preview(Caller caller, Call call) {
        TemplateText text = call.body(TemplateText.class);
        return conference(caller, call, conference -> templates.previewTemplate(caller, conference, text))
                .map(Answer::ok);
    }

    private <T> Future<T> conference(Caller caller, Call call, Function<UUID, Future<T>> then) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .map(Conference::id)
                .compose(then);
    }
}
