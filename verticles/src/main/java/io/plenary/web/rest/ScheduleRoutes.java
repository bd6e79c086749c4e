package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.SchedulePage;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** The schedule as one answer from memory, the same for everybody who sees the conference. */
public final class ScheduleRoutes {

    private final Vertx vertx;
    private final Gateway gateway;

    public ScheduleRoutes(Vertx vertx, Gateway gateway) {
        this.vertx = vertx;
        this.gateway = gateway;
    }

    public void mount(Api api) {
        api.on("getSchedule", this::get);
    }

    private Future<Answer> get(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(gateway.schedules()::page)
                .compose(page -> answer(call, page));
    }

    private Future<Answer> answer(Call call, SchedulePage page) {
        SchedulePage.Filter filter =
                new SchedulePage.Filter(call.query("day"), call.queryUuid("track"), call.queryUuid("room"));
        return filter.isEmpty() ? Future.succeededFuture(page.answer(call)) : filtered(page, filter);
    }

    private Future<Answer> filtered(SchedulePage page, SchedulePage.Filter filter) {
        requireKnown(page, filter);
        return vertx.executeBlocking(() -> page.filtered(filter), false)
                .map(body -> new Answer(
                        200,
                        "application/json",
                        body,
                        etag(page, filter),
                        page.caching().headers()));
    }

    /** Nothing would be found either way, but a mistyped address deserves to hear why. */
    static void requireKnown(SchedulePage page, SchedulePage.Filter filter) {
        List<FieldError> unknown = page.unknown(filter);
        if (!unknown.isEmpty()) {
            throw Refusal.INVALID.because("The filter names what the conference does not have.", unknown);
        }
    }

    private static String etag(SchedulePage page, SchedulePage.Filter filter) {
        return page.etag().substring(0, page.etag().length() - 1) + "-" + Integer.toHexString(filter.hashCode()) + "\"";
    }
}
