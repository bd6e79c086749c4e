package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notes.AgendaFeedsService;
import io.plenary.contracts.notes.Star;
import io.plenary.contracts.program.ExportFormat;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.ExportFiles.ExportFile;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.plenary.web.contract.Etags;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The agenda as a calendar that others follow: its link, and what it leads to. */
final class AgendaFeedRoutes implements Routes {

    /** More than anybody goes to in a year, and less than keeps a node busy. */
    private static final int MOST_CONFERENCES = 20;

    /** What somebody has on the agenda of a conference. */
    private record Part(Conference conference, ExportFile calendar, Set<UUID> sessions) {}

    private final Gateway gateway;
    private final AgendaFeedsService feeds;

    AgendaFeedRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        feeds = node.proxies().of(AgendaFeedsService.class, AgendaFeedsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("getAgendaFeed", (caller, call) -> feeds.agendaFeed(caller).map(Answer::ok))
                .on("renewAgendaFeed", this::renew)
                .on("revokeAgendaFeed", (caller, call) -> feeds.revokeAgendaFeed(caller)
                        .map(Answer.NO_CONTENT))
                .open("readAgendaFeed", this::read);
    }

    private Future<Answer> renew(Caller caller, Call call) {
        return feeds.renewAgendaFeed(caller)
                .map(made -> Answer.json(201, made.toJson()).with("Cache-Control", "no-store"));
    }

    private Future<Answer> read(Caller caller, Call call) {
        return feeds.starsBehind(caller, call.query("token"))
                .compose(stars -> Future.all(byConference(stars).entrySet().stream()
                        .map(starred -> part(starred.getKey(), starred.getValue()))
                        .toList()))
                .map(parts -> parts.<Optional<Part>>list().stream()
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(part -> part.conference().startDate()))
                        .toList())
                .compose(parts -> answer(call, parts));
    }

    /** Calendars ask every few minutes, and mostly nothing has changed: that is known before anything is written. */
    private Future<Answer> answer(Call call, List<Part> parts) {
        String etag = etag(parts);
        return call.isKnown(etag)
                ? Future.succeededFuture(answer(Buffer.buffer(), etag))
                : gateway.vertx().executeBlocking(() -> write(parts), false).map(calendar -> answer(calendar, etag));
    }

    private static String etag(List<Part> parts) {
        String all = parts.stream()
                .map(part -> part.conference().id()
                        + part.calendar().etag()
                        + part.sessions().stream().sorted().toList())
                .collect(Collectors.joining("\n"));
        return Etags.of(Buffer.buffer(all));
    }

    /** Of the conferences that were starred last. */
    private static Map<UUID, Set<UUID>> byConference(List<Star> stars) {
        Map<UUID, Set<UUID>> all = stars.stream()
                .collect(Collectors.groupingBy(
                        Star::conferenceId,
                        LinkedHashMap::new,
                        Collectors.mapping(Star::sessionId, Collectors.toSet())));
        return all.entrySet().stream()
                .limit(MOST_CONFERENCES)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** As everybody sees it, for nobody knows who has the link by now; empty where everybody sees nothing of it. */
    private Future<Optional<Part>> part(UUID conferenceId, Set<UUID> sessions) {
        return gateway.conferences()
                .visible(Caller.ANONYMOUS, conferenceId.toString())
                .compose(conference -> gateway.exports()
                        .file(conference, ExportFormat.ICS)
                        .map(calendar -> Optional.of(new Part(conference, calendar, sessions))))
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    private static Buffer write(List<Part> parts) {
        AgendaCalendar agenda = new AgendaCalendar();
        parts.forEach(part -> agenda.add(part.calendar().plain().toString(), part.sessions()));
        return Buffer.buffer(agenda.text());
    }

    /** Its address is a secret: what is known by it is nobody else's, and no other site hears of it. */
    private static Answer answer(Buffer calendar, String etag) {
        return Answer.of(200, "text/calendar;charset=UTF-8", calendar)
                .withEtag(etag)
                .with("Cache-Control", "private, no-cache")
                .with("Referrer-Policy", "no-referrer");
    }
}
