package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.analytics.EngagementType;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notes.Mine;
import io.plenary.contracts.notes.NotesService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.SchedulePage;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** The schedule as one answer: from memory for everybody, with the caller's own stars and notes when signed in. */
public final class ScheduleRoutes {

    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    private static final String JSON = "application/json";
    private static final Map<String, String> PLAIN = Map.of("Vary", ACCEPT_ENCODING);
    private static final Map<String, String> COMPRESSED = Map.of("Vary", ACCEPT_ENCODING, "Content-Encoding", "gzip");

    private final Vertx vertx;
    private final Gateway gateway;
    private final NotesService notes;

    public ScheduleRoutes(Vertx vertx, Node node, Gateway gateway) {
        this.vertx = vertx;
        this.gateway = gateway;
        notes = node.proxies().of(NotesService.class, NotesService.ADDRESS);
    }

    public void mount(Api api) {
        api.on("getSchedule", this::get);
    }

    private Future<Answer> get(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf")).compose(conference -> {
            gateway.views().saw(EngagementType.ScheduleViewed, conference, null, caller);
            return gateway.schedules().page(conference).compose(page -> answer(caller, call, page));
        });
    }

    private Future<Answer> answer(Caller caller, Call call, SchedulePage page) {
        SchedulePage.Filter filter =
                new SchedulePage.Filter(call.query("day"), call.queryUuid("track"), call.queryUuid("room"));
        if (caller.isSignedIn()) {
            return mine(caller, page.conference()).compose(mine -> personal(call, page, filter, mine));
        }
        return filter.isEmpty() ? Future.succeededFuture(shared(call, page)) : filtered(page, filter);
    }

    private static Answer shared(Call call, SchedulePage page) {
        return acceptsGzip(call)
                ? new Answer(200, JSON, page.gzip(), page.etag(), COMPRESSED)
                : new Answer(200, JSON, page.plain(), page.etag(), PLAIN);
    }

    private Future<Answer> filtered(SchedulePage page, SchedulePage.Filter filter) {
        return vertx.executeBlocking(() -> page.filtered(filter), false)
                .map(text -> Answer.json(200, text).withEtag(etag(page, filter.hashCode())));
    }

    private Future<Mine> mine(Caller caller, Conference conference) {
        return notes.mine(caller, conference.id());
    }

    /** Big and different for everybody: put together and compressed on a worker. */
    private Future<Answer> personal(Call call, SchedulePage page, SchedulePage.Filter filter, Mine mine) {
        String own = mine.toJson();
        String etag = etag(page, 31 * filter.hashCode() + own.hashCode());
        if (etag.equals(call.header("If-None-Match"))) {
            return Future.succeededFuture(Answer.of(304, null, null).withEtag(etag));
        }
        boolean gzip = acceptsGzip(call);
        return vertx.executeBlocking(
                        () -> {
                            String text = SchedulePage.withMine(
                                    filter.isEmpty() ? page.plain().toString() : page.filtered(filter), own);
                            return gzip ? Buffer.buffer(SchedulePage.compressed(text)) : Buffer.buffer(text);
                        },
                        false)
                .map(body -> json(body).withEtag(etag).with("Vary", ACCEPT_ENCODING + ", Authorization"))
                .map(answer -> gzip ? answer.with("Content-Encoding", "gzip") : answer);
    }

    private static Answer json(Buffer body) {
        return Answer.of(200, JSON, body);
    }

    private static String etag(SchedulePage page, int part) {
        return page.etag().substring(0, page.etag().length() - 1) + "-" + Integer.toHexString(part) + "\"";
    }

    private static boolean acceptsGzip(Call call) {
        String accepted = call.context().request().getHeader(ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip");
    }
}
