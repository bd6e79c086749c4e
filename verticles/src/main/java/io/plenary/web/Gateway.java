package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.events.Origin;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.Node;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What the routes of one web verticle share. */
public final class Gateway {

    private final Vertx vertx;
    private final Programs programs;
    private final ClientAddresses clientAddresses;
    private final Listening listening;
    private final Callers callers;
    private final MicroCache moments;
    private final ConferenceNames conferences;
    private final ConferenceLists conferenceLists;
    private final SchedulePages schedules;
    private final OtherSchedules otherSchedules;
    private final Standings standings;
    private final ExportFiles exports;
    private final Appearances appearances;
    private final Views views;
    private final Reasons reasons;

    public Gateway(Vertx vertx, Node node) {
        this.vertx = vertx;
        Proxies proxies = node.proxies();
        programs = new Programs(proxies);
        clientAddresses = new ClientAddresses(node.settings().http());
        listening = node.events().listening();
        callers = new Callers(vertx, proxies).listen(listening);
        moments = new MicroCache(vertx, callers);
        conferences = new ConferenceNames(vertx, proxies, moments).listen(listening);
        conferenceLists = new ConferenceLists(vertx, proxies).listen(listening);
        schedules = new SchedulePages(vertx, proxies, moments).listen(listening);
        otherSchedules = new OtherSchedules(vertx, programs, schedules);
        standings = new Standings(vertx, proxies).listen(listening);
        exports = new ExportFiles(vertx, programs, schedules, standings).listen(listening);
        appearances = new Appearances(proxies, programs);
        views = new Views(proxies).start(vertx);
        reasons = new Reasons(proxies, conferences);
    }

    /** When it hears of every change. */
    Future<?> ready() {
        return listening.ready();
    }

    public Vertx vertx() {
        return vertx;
    }

    Callers callers() {
        return callers;
    }

    public MicroCache moments() {
        return moments;
    }

    public ClientAddresses clientAddresses() {
        return clientAddresses;
    }

    Reasons reasons() {
        return reasons;
    }

    /**
     * From now on whatever is called for a caller's request knows from where it came.
     *
     * @param reason why an administrator acts in an organization of others, null where nobody asked for one
     */
    void locate(HttpServerRequest request, Caller caller, String reason) {
        CallContext call = CallContext.current();
        if (call != null) {
            String client = BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT));
            call.from(new Origin(clientAddresses.of(request), client, caller.tokenId(), reason))
                    .bind();
        }
    }

    public ConferenceNames conferences() {
        return conferences;
    }

    public ConferenceLists conferenceLists() {
        return conferenceLists;
    }

    public SchedulePages schedules() {
        return schedules;
    }

    public OtherSchedules otherSchedules() {
        return otherSchedules;
    }

    public Standings standings() {
        return standings;
    }

    public ExportFiles exports() {
        return exports;
    }

    public Appearances appearances() {
        return appearances;
    }

    public Views views() {
        return views;
    }

    /** The program of a conference, for a caller of whom nothing is known yet. */
    public Programs.Program program(Caller caller, Conference conference) {
        return programs.of(caller, conference);
    }
}
