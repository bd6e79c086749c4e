package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Release;
import io.plenary.contracts.program.ReleaseKind;
import io.plenary.contracts.program.ReleaseModeRequest;
import io.plenary.contracts.program.ReleaseRequest;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Prepared.Caching;
import io.plenary.web.Programs;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;

/** What is released of a program, what was, and what is not yet. */
final class ReleasesRoutes implements Routes {

    private record Rollback(String note) {}

    private final Gateway gateway;

    ReleasesRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void mount(Api api) {
        api.on("getDraft", (caller, call) -> releases(caller, call, releases -> releases.draftState(caller))
                        .map(state -> Answer.ok(state).withVersion(state.version())))
                .on("listDraftChanges", this::unreleased)
                .on("putReleaseMode", this::putMode)
                .on("listReleases", this::list)
                .on("createRelease", this::release)
                .on("getRelease", (caller, call) -> releases(
                                caller, call, releases -> releases.getRelease(caller, number(call)))
                        .map(Answer::ok))
                .on("listReleaseChanges", this::changes)
                .on("getReleasedSchedule", this::schedule)
                .on("getReleasedSession", this::session)
                .on("rollBack", this::rollBack);
    }

    private static int number(Call call) {
        return Integer.parseInt(call.path("release"));
    }

    private static ReleaseKind kind(Call call) {
        return call.queryEnum("kind", ReleaseKind.class);
    }

    private Future<Answer> unreleased(Caller caller, Call call) {
        return releases(
                        caller,
                        call,
                        releases -> releases.listUnreleased(caller, kind(call), call.cursor(), call.limit()))
                .map(call::page);
    }

    private Future<Answer> putMode(Caller caller, Call call) {
        ReleaseModeRequest request = call.body(ReleaseModeRequest.class);
        return releases(caller, call, releases -> releases.putReleaseMode(caller, request))
                .map(Answer::ok);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return releases(caller, call, releases -> releases.listReleases(caller, call.cursor(), call.limit()))
                .map(call::page);
    }

    private Future<Answer> release(Caller caller, Call call) {
        ReleaseRequest request = call.body(ReleaseRequest.class);
        return made(caller, call, releases -> releases.release(caller, request, call.ifMatch()));
    }

    private Future<Answer> rollBack(Caller caller, Call call) {
        String note = call.body(Rollback.class).note();
        return made(caller, call, releases -> releases.rollBack(caller, number(call), note, call.ifMatch()));
    }

    private Future<Answer> made(Caller caller, Call call, Programs.Question<ReleasesService, Release> question) {
        return gateway.conferences().named(call.path("conf")).compose(conference -> gateway.program(caller, conference)
                .ask(ReleasesService.class, question)
                .map(release -> Answer.created(
                        release, "/api/v1/conferences/" + conference.slug() + "/releases/" + release.number())));
    }

    private Future<Answer> changes(Caller caller, Call call) {
        return releases(
                        caller,
                        call,
                        releases -> releases.listReleaseChanges(
                                caller, number(call), kind(call), call.cursor(), call.limit()))
                .map(call::page);
    }

    private Future<Answer> schedule(Caller caller, Call call) {
        return gateway.conferences().visible(caller, call.path("conf")).compose(conference -> gateway.otherSchedules()
                .release(caller, conference, number(call))
                .map(page -> page.answer(call, caching(conference))));
    }

    private static Caching caching(Conference conference) {
        return conference.visibleToAll() ? Caching.LASTING : Caching.PRIVATE;
    }

    private Future<Answer> session(Caller caller, Call call) {
        return releases(caller, call, releases -> releases.releasedItem(caller, number(call), call.pathUuid("id")))
                .map(session -> Answer.json(200, session.json()).withVersion(session.version()));
    }

    private <T> Future<T> releases(Caller caller, Call call, Programs.Question<ReleasesService, T> question) {
        return gateway.conferences().named(call.path("conf")).compose(conference -> gateway.program(caller, conference)
                .ask(ReleasesService.class, question));
    }
}
