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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What people looked at, as their clients tell: a request is no view, since clients ask again and ahead of time. What does not
 * exist, or not for the caller, counts nothing; nobody is told which of it was that.
 */
final class ViewsRoutes implements Routes {

    private record View(UUID id, EngagementType type, String conference, UUID sessionId) {}

    private record Views(List<View> views) {}

    /** Names that nobody has, in one request; what comes after them counts nothing either. */
    private static final int MOST_UNKNOWN = 3;

    private final Gateway gateway;

    ViewsRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void mount(Api api) {
        api.on("recordViews", this::record);
    }

    private Future<Answer> record(Caller caller, Call call) {
        Map<String, List<View>> byConference = call.body(Views.class).views().stream()
                .collect(Collectors.groupingBy(View::conference, LinkedHashMap::new, Collectors.toList()));
        return countNext(caller, byConference.entrySet().iterator(), 0).map(Answer.NO_CONTENT);
    }

    /** One conference after the other: whoever makes names up has each looked for. */
    private Future<Void> countNext(Caller caller, Iterator<Map.Entry<String, List<View>>> rest, int unknown) {
        if (!rest.hasNext() || unknown == MOST_UNKNOWN) {
            return Future.succeededFuture();
        }
        Map.Entry<String, List<View>> next = rest.next();
        return gateway.conferences()
                .visible(caller, next.getKey())
                .compose(conference -> countAll(caller, next.getValue(), conference))
                .map(counted -> unknown)
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(unknown + 1)
                        : Future.failedFuture(failure))
                .compose(missed -> countNext(caller, rest, missed));
    }

    private Future<?> countAll(Caller caller, List<View> views, Conference conference) {
        return Future.all(
                views.stream().map(view -> count(caller, view, conference)).toList());
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
