package io.plenary.services.program;

import io.plenary.contracts.program.ProgramHostService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.services.program.exchange.ImportWorker;
import io.plenary.services.program.exchange.WaitingImports;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the program service: makes and drops the databases of conferences and answers for every conference that is registered,
 * also for those registered later and from other nodes.
 */
public final class ProgramVerticle extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramVerticle.class);
    private static final String NAME = "program";
    private static final long SWEEP_MILLIS = 5_000;

    private final Node node;
    private Hosting hosting;
    private ImportWorker worker;
    private boolean sweeping;
    private boolean askedMeanwhile;

    public ProgramVerticle(Node node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        return node.databases().open(NAME, "programhost").compose(this::openDoors);
    }

    private Future<?> openDoors(Database database) {
        node.health().register(NAME, database::check);
        WaitingImports waiting = new WaitingImports(database, () -> worker.look());
        ConferenceParts parts = new ConferenceParts(vertx, node, waiting);
        hosting = new Hosting(node, parts);
        worker = new ImportWorker(vertx, node.proxies(), hosting::serves, parts::program);
        ProgramHost host = new ProgramHost(node, parts, hosting);
        return new ProgramListener(vertx)
                .listen(parts, this::sweep)
                .compose(listening -> node.doors().open(ProgramHostService.class, ProgramHostService.ADDRESS, host))
                .onSuccess(open -> {
                    worker.start(waiting);
                    sweep();
                    vertx.setPeriodic(SWEEP_MILLIS, fired -> sweep());
                });
    }

    /** The conferences service may not be there yet, or not at the moment: the next sweep will find it. */
    private void sweep() {
        if (sweeping) {
            askedMeanwhile = true;
            return;
        }
        sweeping = true;
        askedMeanwhile = false;
        hosting.sweep()
                .onFailure(failure -> LOG.debug("Which conferences to serve is not known: {}", failure.toString()))
                .onComplete(swept -> {
                    sweeping = false;
                    if (askedMeanwhile) {
                        sweep();
                    }
                });
    }
}
