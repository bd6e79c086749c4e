package io.plenary.services.program;

import io.plenary.contracts.Service;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.work.Rounds;
import io.plenary.services.program.conference.Unrelayed;
import io.plenary.services.program.exchange.ImportWorker;
import io.plenary.services.program.exchange.WaitingImports;
import io.vertx.core.Future;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the program service: makes and drops the databases of conferences and answers for every conference that is registered,
 * also for those registered later and from other nodes.
 */
public final class ProgramVerticle extends ServiceVerticle {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramVerticle.class);
    private static final Duration SWEEPS = Duration.ofSeconds(5);
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(5);

    private Hosting hosting;
    private ImportWorker worker;

    public ProgramVerticle(Node node) {
        super(Service.PROGRAM, node);
    }

    /** Those of conferences are in databases of their own. */
    @Override
    protected String tables() {
        return "programhost";
    }

    @Override
    protected Future<?> serve(Database database) {
        WaitingImports waiting = new WaitingImports(database, () -> worker.look());
        Unrelayed unrelayed = new Unrelayed(database);
        ConferenceParts parts = new ConferenceParts(vertx, node, waiting, unrelayed);
        hosting = new Hosting(node, parts);
        worker = new ImportWorker(vertx, node.proxies(), hosting::serves, parts::program);
        ProgramHost host = new ProgramHost(node, parts, hosting);
        every(LEFT_BEHIND, "events of conferences", () -> unrelayed.sweep(parts.databases()::relay));
        Rounds sweeps = every(SWEEPS, "serving conferences", this::sweep);
        return ProgramListener.begin(node.events().listening(), parts, sweeps::kick)
                .compose(listening -> answer(ProgramHostService.class, ProgramHostService.ADDRESS, host))
                .onSuccess(open -> {
                    worker.start(waiting);
                    sweeps.kick();
                });
    }

    /** The conferences service may not be there yet, or not at the moment: the next sweep will find it. */
    private Future<Void> sweep() {
        return hosting.sweep()
                .onFailure(failure -> LOG.debug("Which conferences to serve is not known: {}", failure.toString()))
                .otherwiseEmpty();
    }
}
