package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What the routes of one web verticle share. */
public final class Gateway {

    /** A call of a conference's contract. */
    public interface Question<S, T> {
        Future<T> ask(S service);
    }

    private static final Map<Class<?>, Function<UUID, String>> ADDRESSES = Map.of(
            ProgramService.class, ProgramService::address,
            LayoutService.class, LayoutService::address,
            ExchangeService.class, ExchangeService::address,
            PicturesService.class, PicturesService::address);

    private final Proxies proxies;
    private final ClientAddresses clientAddresses;
    private final Listening listening;
    private final Callers callers;
    private final Conferences conferences;
    private final ConferenceLists conferenceLists;
    private final Schedules schedules;
    private final Appearances appearances;
    private final Views views;

    Gateway(Vertx vertx, Node node) {
        proxies = node.proxies();
        clientAddresses = new ClientAddresses(node.settings().http());
        listening = node.events().listening();
        callers = new Callers(proxies).listen(listening);
        conferences = new Conferences(proxies).listen(listening);
        conferenceLists = new ConferenceLists(vertx, proxies).listen(listening);
        schedules = new Schedules(vertx, proxies).listen(listening);
        appearances = new Appearances(proxies, this);
        views = new Views(proxies).start(vertx);
    }

    /** When it hears of every change. */
    Future<?> ready() {
        return listening.ready();
    }

    Callers callers() {
        return callers;
    }

    public ClientAddresses clientAddresses() {
        return clientAddresses;
    }

    public Conferences conferences() {
        return conferences;
    }

    public ConferenceLists conferenceLists() {
        return conferenceLists;
    }

    public Schedules schedules() {
        return schedules;
    }

    public Appearances appearances() {
        return appearances;
    }

    public Views views() {
        return views;
    }

    /** The program of a conference, for a caller of whom nothing is known yet. */
    public Program program(Caller caller, Conference conference) {
        return new Program(caller, conference);
    }

    /** The contracts of one conference. */
    public final class Program {

        private final Caller caller;
        private final Conference conference;

        private Program(Caller caller, Conference conference) {
            this.caller = caller;
            this.conference = conference;
        }

        /** While nobody answers for a conference, only those who may know of it learn that it exists. */
        public <S, T> Future<T> ask(Class<S> contract, Question<S, T> question) {
            String address = ADDRESSES.get(contract).apply(conference.id());
            return question.ask(proxies.of(contract, address))
                    .recover(failure -> Refusal.UNAVAILABLE.is(failure) && !Conferences.isVisible(caller, conference)
                            ? Future.failedFuture(Conferences.unknown())
                            : Future.failedFuture(failure));
        }
    }
}
