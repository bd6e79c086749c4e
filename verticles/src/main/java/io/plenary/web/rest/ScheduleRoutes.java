package io.plenary.web.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plenary.contracts.Caller;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notes.NotesService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Prepared;
import io.plenary.web.Routes;
import io.plenary.web.SchedulePage;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The schedule as one answer from memory, the same for everybody who sees the conference. */
final class ScheduleRoutes implements Routes {

    private static final int DAYS_BYTES = 16 << 20;

    /** What visitors see first, by conference and entity tag. */
    private final Cache<String, Prepared> days = Caffeine.newBuilder()
            .maximumWeight(DAYS_BYTES)
            .<String, Prepared>weigher(
                    (key, day) -> day.plain().length() + day.gzip().length())
            .build();

    private final Gateway gateway;
    private final MarkedSchedule marked;

    ScheduleRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        marked = new MarkedSchedule(gateway, node.proxies().of(NotesService.class, NotesService.ADDRESS));
    }

    @Override
    public void mount(Api api) {
        api.on("getSchedule", this::get);
    }

    private Future<Answer> get(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> call.isOfDraft()
                        ? gateway.otherSchedules().draft(caller, conference).compose(page -> answer(caller, call, page))
                        : gateway.moments().answer(caller, call, conference, () -> answer(caller, call, conference)));
    }

    private Future<Answer> answer(Caller caller, Call call, Conference conference) {
        return gateway.schedules().page(conference).compose(page -> answer(caller, call, page));
    }

    private Future<Answer> answer(Caller caller, Call call, SchedulePage page) {
        SchedulePage.Filter filter = new SchedulePage.Filter(
                page.date(call.query("day"), Instant.now()),
                call.queryUuid("track"),
                room(caller, call),
                call.queryUuid("session"));
        requireKnown(page, filter);
        if (Boolean.TRUE.equals(call.queryBoolean("marks"))) {
            return marked.answer(caller, page, filter);
        }
        if (filter.isEmpty()) {
            return Future.succeededFuture(page.answer(call, page.caching()));
        }
        return filter.isOfDay()
                ? day(page, filter).map(day -> day.answer(call, page.caching()))
                : filtered(page, filter, caller.isAtScreen() ? Prepared.Caching.PRIVATE : page.caching());
    }

    private Future<Prepared> day(SchedulePage page, SchedulePage.Filter filter) {
        String tag = etag(page, filter);
        String key = page.conference().id() + tag;
        Prepared made = days.getIfPresent(key);
        return made == null
                ? gateway.vertx()
                        .executeBlocking(() -> page.part(filter, tag), false)
                        .onSuccess(day -> days.put(key, day))
                : Future.succeededFuture(made);
    }

    private Future<Answer> filtered(SchedulePage page, SchedulePage.Filter filter, Prepared.Caching caching) {
        return gateway.vertx()
                .executeBlocking(() -> page.filtered(filter), false)
                .map(body -> new Answer(200, "application/json", body, etag(page, filter), caching.headers(), false));
    }

    /** Nothing would be found either way, but a mistyped address deserves to hear why. */
    static void requireKnown(SchedulePage page, SchedulePage.Filter filter) {
        List<FieldError> unknown = page.unknown(filter);
        if (!unknown.isEmpty()) {
            throw Refusal.INVALID.because("The filter names what the conference does not have.", unknown);
        }
    }

    /** A screen in a room is shown the sessions of that, named or not. */
    private static UUID room(Caller caller, Call call) {
        UUID named = call.queryUuid("room");
        if (!caller.isAtScreen() || caller.screen().roomId() == null) {
            return named;
        }
        if (named != null && !caller.screen().shows(named)) {
            throw Refusal.FORBIDDEN.because("INSUFFICIENT_SCOPE", "A screen is shown the sessions of its own room.");
        }
        return caller.screen().roomId();
    }

    private static String etag(SchedulePage page, SchedulePage.Filter filter) {
        return page.etag().substring(0, page.etag().length() - 1) + "-" + Integer.toHexString(filter.hashCode()) + "\"";
    }
}
