package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.analytics.EngagementType;
import io.plenary.contracts.conferences.Conference;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * What people looked at, as their clients tell: a request is no view, since clients ask again and ahead of time. What does not
 * exist, or not for the caller, counts nothing; nobody is told which of it was that.
 */
final class ViewsRoutes implements Routes {

    private record View(UUID id, EngagementType type, String conference, UUID sessionId) {}

    private record Views(List<View> views) {}

    private final Gateway gateway;

    ViewsRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void mount(Api api) {
        api.on("recordViews", this::record);
    }

    private Future<Answer> record(Caller caller, Call call) {
        List<Future<Void>> counted = call.body(Views.class).views().stream()
                .map(view -> count(caller, view))
                .toList();
        return Future.all(counted).map(Answer.NO_CONTENT);
    }

    private Future<Void> count(Caller caller, View view) {
        return gateway.conferences()
                .visible(caller, view.conference())
                .compose(conference -> count(caller, view, conference))
                .recover(failure ->
                        Refusal.NOT_FOUND.is(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    private Future<Void> count(Caller caller, View view, Conference conference) {
        if (view.type() != EngagementType.SessionViewed) {
            gateway.views().saw(view.id(), view.type(), conference, null, caller);
            return Future.succeededFuture();
        }
        UUID sessionId = view.sessionId() == null ? view.id() : view.sessionId();
        return gateway.schedules().page(conference).map(page -> {
            if (page.sessionIds().contains(sessionId)) {
                gateway.views().saw(view.id(), view.type(), conference, sessionId, caller);
            }
            return null;
        });
    }
}
