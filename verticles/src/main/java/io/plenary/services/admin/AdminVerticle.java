package io.plenary.services.admin;

import io.plenary.contracts.Service;
import io.plenary.contracts.admin.AdminService;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import java.time.Duration;

/** Runs the admin service, and the work in the background that makes and unmakes conferences. */
public final class AdminVerticle extends ServiceVerticle {

    private static final Duration PROVISIONING = Duration.ofSeconds(1);
    private static final Duration PURGES = Duration.ofSeconds(2);
    private static final Duration ERASURES = Duration.ofSeconds(2);

    private final StepRules rules;

    public AdminVerticle(Node node) {
        this(node, StepRules.DEFAULT);
    }

    AdminVerticle(Node node, StepRules rules) {
        super(Service.ADMIN, node);
        this.rules = rules;
    }

    @Override
    protected Future<?> serve(Database database) {
        return answer(AdminService.class, AdminService.ADDRESS, admin(database));
    }

    private Admin admin(Database database) {
        ConferencesService conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
        ProgramClient program = new ProgramClient(node.proxies());
        String prefix = node.databases().prefix();
        Additions additions = new Additions(database, conferences, prefix);
        Purger purger = new Purger(database, conferences, program, prefix, rules.lease());
        ProvisioningWorker worker = new ProvisioningWorker(database, program, rules);
        Rounds provisioning = every(
                PROVISIONING, ProvisioningWorker.NAME, () -> worker.workOff().eventually(additions::settle));
        every(PURGES, Purger.NAME, purger::purgeDue);
        Removals removals = new Removals(
                vertx, database, conferences, purger, node.settings().deletionGrace(), provisioning);
        Erasures erasures = new Erasures(database, node.proxies(), rules.lease(), rules.settled());
        every(ERASURES, Erasures.NAME, erasures::eraseDue);
        AccountsClient accounts = new AccountsClient(node.proxies());
        return new Admin(
                database, conferences, additions, removals, accounts, erasures, new FiguresClient(node), provisioning);
    }
}
