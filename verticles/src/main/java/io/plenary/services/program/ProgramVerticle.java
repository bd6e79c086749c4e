package io.plenary.services.program;

import io.plenary.contracts.Service;
import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.program.PlacementService;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.PublicLinks;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.work.Rounds;
import io.plenary.runtime.work.Terms;
import io.plenary.services.program.conference.Placements;
import io.plenary.services.program.exchange.imports.ImportWork;
import io.plenary.services.program.exchange.prints.PrintWork;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the program service: makes and drops the databases of conferences and answers for every conference that is registered,
 * also for those registered later and from other nodes.
 */
public final class ProgramVerticle extends ServiceVerticle {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramVerticle.class);

    private final Duration sweep;
    private Hosting hosting;

    public ProgramVerticle(Node node) {
        this(node, Terms.SWEEP);
    }

    /** @param sweep how often it looks for what it was not told */
    ProgramVerticle(Node node, Duration sweep) {
        super(Service.PROGRAM, node);
        this.sweep = sweep;
    }

    /**
     * Answers for one conference whoever only reads, beside nodes that run or without any. Its database is brought up to date, as
     * at any first use.
     *
     * @param links that exports name
     */
    public static Future<?> look(Vertx vertx, Node node, Endpoint endpoint, PublicLinks links) {
        Database host = node.databases().look(Service.PROGRAM.id());
        return new Hosting(node, ConferenceParts.reading(vertx, node, host, links))
                .serve(endpoint.conferenceId(), endpoint.databaseName());
    }

    /** Those of conferences are in databases of their own. */
    @Override
    protected String tables() {
        return "programhost";
    }

    @Override
    protected Future<?> serve(Database database) {
        ConferenceParts parts = ConferenceParts.serving(vertx, node, database, sweep);
        hosting = new Hosting(node, parts);
        ImportWork imports =
                new ImportWork(vertx, node.proxies(), parts.waiting().imports(), hosting::serves, parts::program);
        PrintWork prints = new PrintWork(
                vertx,
                parts.waiting().prints(),
                hosting::serves,
                new PrintWork.Sources(parts::program, parts::releases, parts::pictures, parts.credits()),
                node.settings().http().baseUrl());
        ProgramHost host = new ProgramHost(node, parts, hosting);
        every(sweep, "events of conferences", () -> parts.unrelayed().sweep(parts.databases()::relay));
        Rounds sweeps = every(sweep, "serving conferences", this::sweep);
        return ProgramListener.begin(node.events().listening(), parts, sweeps::kick)
                .compose(listening -> answer(ProgramHostService.class, ProgramHostService.ADDRESS, host))
                .compose(open -> answer(
                        PlacementService.class, PlacementService.ADDRESS, new Placements(database, node.databases())))
                .compose(open -> imports.begin())
                .compose(open -> prints.begin())
                .onSuccess(open -> sweeps.kick());
    }

    /** The conferences service may not be there yet, or not at the moment: the next sweep will find it. */
    private Future<Void> sweep() {
        return hosting.sweep()
                .onFailure(failure -> LOG.debug("Which conferences to serve is not known: {}", failure.toString()))
                .otherwiseEmpty();
    }
}
