package io.plenary.services.admin;

import io.plenary.contracts.admin.AdminService;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.events.EventSource;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Outbox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Runs the admin service, and the work in the background that makes and unmakes conferences. */
public final class AdminVerticle extends VerticleBase {

    private static final String NAME = "admin";
    private static final long PROVISIONING_MILLIS = 1_000;
    private static final long PURGE_MILLIS = 2_000;
    private static final long ERASURE_MILLIS = 2_000;

    private final Node node;
    private final StepRules rules;

    public AdminVerticle(Node node) {
        this(node, StepRules.DEFAULT);
    }

    AdminVerticle(Node node, StepRules rules) {
        this.node = node;
        this.rules = rules;
    }

    @Override
    public Future<?> start() {
        return node.databases().open(NAME).compose(this::openDoors);
    }

    private Future<?> openDoors(Database database) {
        node.health().register(NAME, database::check);
        return node.doors()
                .open(AdminService.class, AdminService.ADDRESS, admin(database))
                .compose(door -> node.doors().open(EventSource.class, EventSource.address(NAME), new Outbox(database)));
    }

    private Admin admin(Database database) {
        ConferencesService conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
        ProgramClient program = new ProgramClient(node.proxies());
        String prefix = node.databases().prefix();
        Additions additions = new Additions(database, conferences, prefix);
        Purger purger = new Purger(database, conferences, program, prefix, rules.lease());
        Rounds provisioning = provisioning(additions, new ProvisioningWorker(database, program, rules));
        new Rounds(vertx, Purger.NAME, purger::purgeDue).every(PURGE_MILLIS);
        Removals removals = new Removals(
                vertx, database, conferences, purger, node.settings().deletionGrace(), provisioning);
        Erasures erasures = new Erasures(database, node.proxies(), rules.lease(), rules.settled());
        new Rounds(vertx, Erasures.NAME, erasures::eraseDue).every(ERASURE_MILLIS);
        AccountsClient accounts = new AccountsClient(node.proxies());
        return new Admin(
                database, conferences, additions, removals, accounts, erasures, new FiguresClient(node), provisioning);
    }

    private Rounds provisioning(Additions additions, ProvisioningWorker worker) {
        return new Rounds(vertx, ProvisioningWorker.NAME, () -> worker.workOff().eventually(additions::settle))
                .every(PROVISIONING_MILLIS);
    }
}
