package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.analytics.EngagementType;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.SchedulePage;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.plenary.web.contract.Encodings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;

/** The schedule as one answer from memory, the same for everybody who sees the conference. */
public final class ScheduleRoutes {

    private static final String JSON = "application/json";

    /** Anybody may keep what is public, but asks each time whether it is still true: schedules change while they are used. */
    private enum Caching {
        SHARED("public, no-cache", "Accept-Encoding"),
        /** A draft is for its organization. */
        PRIVATE("private, no-cache", "Accept-Encoding, Authorization");

        private final Map<String, String> plain;
        private final Map<String, String> gzip;

        Caching(String cacheControl, String vary) {
            plain = Map.of("Cache-Control", cacheControl, "Vary", vary);
            gzip = Map.of("Cache-Control", cacheControl, "Vary", vary, "Content-Encoding", "gzip");
        }

        static Caching of(SchedulePage page) {
            return page.isPublic() ? SHARED : PRIVATE;
        }
    }

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
        return gateway.conferences().visible(caller, call.path("conf")).compose(conference -> {
            gateway.views().saw(EngagementType.ScheduleViewed, conference, null, caller);
            return gateway.schedules().page(conference).compose(page -> answer(call, page));
        });
    }

    private Future<Answer> answer(Call call, SchedulePage page) {
        SchedulePage.Filter filter =
                new SchedulePage.Filter(call.query("day"), call.queryUuid("track"), call.queryUuid("room"));
        return filter.isEmpty() ? Future.succeededFuture(whole(call, page)) : filtered(page, filter);
    }

    private static Answer whole(Call call, SchedulePage page) {
        Caching caching = Caching.of(page);
        return Encodings.gzip(call.header("Accept-Encoding"))
                ? new Answer(200, JSON, page.gzip(), page.etag(), caching.gzip)
                : new Answer(200, JSON, page.plain(), page.etag(), caching.plain);
    }

    private Future<Answer> filtered(SchedulePage page, SchedulePage.Filter filter) {
        return vertx.executeBlocking(() -> page.filtered(filter), false)
                .map(body -> new Answer(200, JSON, body, etag(page, filter), Caching.of(page).plain));
    }

    private static String etag(SchedulePage page, SchedulePage.Filter filter) {
        return page.etag().substring(0, page.etag().length() - 1) + "-" + Integer.toHexString(filter.hashCode()) + "\"";
    }
}
