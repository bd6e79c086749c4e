package io.plenary.services.program;

import io.plenary.contracts.program.DraftService;
import io.plenary.contracts.program.ExchangeService;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.program.PreviewsService;
import io.plenary.contracts.program.PrintsService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.PublicLinks;
import io.plenary.runtime.work.Terms;
import io.plenary.services.program.conference.ConferenceDatabases;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.KnownConferences;
import io.plenary.services.program.conference.Places;
import io.plenary.services.program.conference.Unrelayed;
import io.plenary.services.program.conference.WaitingWork;
import io.plenary.services.program.exchange.Exchange;
import io.plenary.services.program.exchange.exports.Exports;
import io.plenary.services.program.exchange.prints.Prints;
import io.plenary.services.program.layout.Layout;
import io.plenary.services.program.pictures.Gallery;
import io.plenary.services.program.pictures.Pictures;
import io.plenary.services.program.releases.Previews;
import io.plenary.services.program.releases.Releases;
import io.plenary.services.program.sessions.Authors;
import io.plenary.services.program.sessions.Drafts;
import io.plenary.services.program.sessions.FormerCredits;
import io.plenary.services.program.sessions.Schedules;
import io.plenary.services.program.sessions.SessionStore;
import io.plenary.services.program.sessions.SessionTexts;
import io.plenary.services.program.sessions.Sessions;
import io.plenary.services.program.sessions.SpeakersClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;

/** What a conference's contracts are made of. */
final class ConferenceParts {

    /** What answers for one conference. */
    record Contracts(
            ProgramService sessions,
            LayoutService layout,
            ExchangeService exchange,
            PicturesService pictures,
            DraftService draft,
            ReleasesService releases,
            PreviewsService previews,
            PrintsService prints) {}

    /** What workers do for all conferences. */
    record Waiting(WaitingWork imports, WaitingWork prints) {

        Future<Void> forget(UUID conferenceId) {
            return imports.forget(conferenceId).compose(forgotten -> prints.forget(conferenceId));
        }
    }

    private final KnownConferences conferences;
    private final Places places;
    private final ConferenceDatabases databases;
    private final Schedules schedules;
    private final SessionTexts texts;
    private final SpeakersClient speakers;
    private final Authors authors;
    private final FormerCredits credits;
    private final Waiting waiting;
    private final Unrelayed unrelayed;
    private final Exports exports;
    private final Gallery gallery;

    /** @param relays whether what conferences announce is handed down here */
    private ConferenceParts(Vertx vertx, Node node, Database host, Duration sweep, boolean relays, PublicLinks links) {
        this.conferences = new KnownConferences(vertx, node.proxies());
        this.places = new Places(vertx, host, node.databases().conferenceServers());
        this.unrelayed = new Unrelayed(host);
        this.databases = new ConferenceDatabases(vertx, node, places, unrelayed, relays);
        this.schedules = new Schedules(vertx);
        this.texts = new SessionTexts(vertx);
        this.speakers = new SpeakersClient(node.proxies());
        this.authors = new Authors(vertx, speakers);
        this.credits = new FormerCredits(speakers);
        this.waiting = new Waiting(
                new WaitingWork(vertx, host, "imports", sweep), new WaitingWork(vertx, host, "prints", sweep));
        this.exports = new Exports(vertx, speakers, links);
        this.gallery = new Gallery(vertx, node.settings().pictures());
    }

    /**
     * Of a node that serves.
     *
     * @param sweep how often it looks for what it was not told
     */
    static ConferenceParts serving(Vertx vertx, Node node, Database host, Duration sweep) {
        PublicLinks links = PublicLinks.at(node.settings().http().baseUrl());
        return new ConferenceParts(vertx, node, host, sweep, true, links);
    }

    /** Of who only reads: nothing is announced, and no work waits. */
    static ConferenceParts reading(Vertx vertx, Node node, Database host, PublicLinks links) {
        return new ConferenceParts(vertx, node, host, Terms.SWEEP, false, links);
    }

    KnownConferences conferences() {
        return conferences;
    }

    ConferenceDatabases databases() {
        return databases;
    }

    Places places() {
        return places;
    }

    Exports exports() {
        return exports;
    }

    Waiting waiting() {
        return waiting;
    }

    Unrelayed unrelayed() {
        return unrelayed;
    }

    ConferenceProgram program(UUID conferenceId) {
        return new ConferenceProgram(conferenceId, conferences, databases);
    }

    Pictures pictures(UUID conferenceId) {
        return new Pictures(program(conferenceId), speakers, gallery);
    }

    Releases releases(UUID conferenceId) {
        return new Releases(program(conferenceId), schedules, credits);
    }

    FormerCredits credits() {
        return credits;
    }

    Contracts of(UUID conferenceId) {
        ConferenceProgram program = program(conferenceId);
        Releases releases = releases(conferenceId);
        return new Contracts(
                new Sessions(program, schedules, texts, authors, speakers),
                new Layout(program, SessionStore::allBrief),
                new Exchange(program, waiting.imports(), exports),
                new Pictures(program, speakers, gallery),
                new Drafts(program, schedules, authors),
                releases,
                new Previews(program, schedules),
                new Prints(program, releases, credits, waiting.prints()));
    }
}
