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
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/**
 * What people looked at, as their clients tell: a request is no view, since clients ask again and ahead of time. What does not
 * exist, or not for the caller, counts nothing; nobody is told which of it was that.
 */
final class ViewsRoutes implements Routes {

    private final Gateway gateway;

    ViewsRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void mount(Api api) {
        api.on("recordViews", this::record);
    }

    private Future<Answer> record(Caller caller, Call call) {
        List<Future<Void>> counted = call.body().getJsonArray("views").stream()
                .map(JsonObject.class::cast)
                .map(view -> count(caller, view))
                .toList();
        return Future.all(counted).map(Answer.NO_CONTENT);
    }

    private Future<Void> count(Caller caller, JsonObject view) {
        return gateway.conferences()
                .visible(caller, view.getString("conference"))
                .compose(conference -> count(caller, view, conference))
                .recover(failure ->
                        Refusal.NOT_FOUND.is(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    private Future<Void> count(Caller caller, JsonObject view, Conference conference) {
        UUID id = UUID.fromString(view.getString("id"));
        EngagementType type = EngagementType.valueOf(view.getString("type"));
        if (type != EngagementType.SessionViewed) {
            gateway.views().saw(id, type, conference, null, caller);
            return Future.succeededFuture();
        }
        UUID sessionId = UUID.fromString(view.getString("sessionId", id.toString()));
        return gateway.schedules().page(conference).map(page -> {
            if (page.sessionIds().contains(sessionId)) {
                gateway.views().saw(id, type, conference, sessionId, caller);
            }
            return null;
        });
    }
}
