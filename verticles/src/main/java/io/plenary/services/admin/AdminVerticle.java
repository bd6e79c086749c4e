package io.plenary.services.admin;

import io.plenary.contracts.Service;
import io.plenary.contracts.admin.AdminService;
import io.plenary.contracts.admin.ClusterService;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceTransitioned;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.events.LogReader;
import io.vertx.core.Future;
import java.time.Duration;

/** Runs the admin service, and the work in the background that makes and unmakes conferences. */
public final class AdminVerticle extends ServiceVerticle {

    /** As a reader of the event log: no approval is missed, whichever node ends when. */
    private static final String APPROVALS = "admin.approvals";

    private static final Duration LOOKS = Duration.ofSeconds(30);

    private final Work.Rules rules;

    public AdminVerticle(Node node) {
        this(node, Work.Rules.DEFAULT);
    }

    AdminVerticle(Node node, Work.Rules rules) {
        super(Service.ADMIN, node);
        this.rules = rules;
    }

    @Override
    protected Future<?> serve(Database database) {
        ConferencesService conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
        erases((tx, userId) -> ErasureStore.forgetRequester(tx.sql(), userId));
        Work work = new Work(vertx, node, database, conferences, rules);
        every(rules.jobs().sweep(), "purges that are due", work::sweepPurges);
        LateErasures late = new LateErasures(database);
        node.health().remark("erasures", late::remark);
        every(LOOKS, "erasures that wait", late::look);
        LogReader approvals = LogReader.ofAll(vertx, node, APPROVALS, database, work::makeApproved)
                .only(ConferenceTransitioned.class)
                .looksEvery(LOOKS);
        return answer(AdminService.class, AdminService.ADDRESS, admin(database, conferences, work))
                .compose(open -> answer(ClusterService.class, ClusterService.ADDRESS, new Scaling(database, node)))
                .compose(open -> Future.all(work.begin(), approvals.begin()));
    }

    private Admin admin(Database database, ConferencesService conferences, Work work) {
        Duration grace = node.settings().deletionGrace();
        Removals removals = new Removals(vertx, database, conferences, work, grace);
        AccountsClient accounts = new AccountsClient(node.proxies());
        return new Admin(database, conferences, work.additions(), removals, accounts, new FiguresClient(node), work);
    }
}
