package io.plenary.services.audit;

import io.plenary.contracts.Caller;
import io.plenary.contracts.audit.AuditChain;
import io.plenary.contracts.audit.AuditEvents;
import io.plenary.contracts.audit.AuditEvents.ActionRefused;
import io.plenary.contracts.audit.AuditEvents.AuditCheckAsked;
import io.plenary.contracts.audit.AuditEvents.AuditExported;
import io.plenary.contracts.audit.AuditEvents.AuditRead;
import io.plenary.contracts.audit.AuditEvents.AuditRetentionChanged;
import io.plenary.contracts.audit.AuditPage;
import io.plenary.contracts.audit.AuditQuery;
import io.plenary.contracts.audit.AuditService;
import io.plenary.contracts.audit.RefusedAction;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.IntFunction;

final class Audit implements AuditService {

    private final Database database;
    private final Jobs checks;

    Audit(Database database, Jobs checks) {
        this.database = database;
        this.checks = checks;
    }

    @Override
    public Future<AuditPage> listEntries(Caller caller, AuditQuery query) {
        AuditRules.check(query, AuditRules.LONGEST_PAGE);
        return read(caller, query, AuditRead::new);
    }

    @Override
    public Future<AuditPage> exportEntries(Caller caller, AuditQuery query) {
        AuditRules.check(query, AuditRules.LONGEST_EXPORT);
        return read(caller, query, AuditExported::new);
    }

    /** What is shown is written down in the same transaction: nobody looks without a trace. */
    private Future<AuditPage> read(Caller caller, AuditQuery query, IntFunction<AuditEvents> told) {
        AuditRules.requireReader(caller, query.organizationId());
        return database.write(caller, tx -> EntryStore.page(tx.sql(), query).map(page -> {
            tx.announce(told.apply(page.items().size()), query.organizationId(), null);
            return page;
        }));
    }

    @Override
    public Future<AuditChain> getChain(Caller caller, UUID organizationId) {
        AuditRules.requireReader(caller, organizationId);
        return database.read(caller, sql -> ChainStore.describe(sql, organizationId));
    }

    @Override
    public Future<AuditChain> checkChain(Caller caller, UUID organizationId) {
        AuditRules.requireReader(caller, organizationId);
        return database.once(caller, tx -> {
            tx.announce(new AuditCheckAsked(), organizationId, null);
            return checks.ask(tx, Chain.idOf(organizationId))
                    .compose(asked -> ChainStore.describe(tx.sql(), organizationId));
        });
    }

    @Override
    public Future<AuditChain> setRetention(Caller caller, UUID organizationId, int days) {
        AuditRules.requireOwner(caller, organizationId);
        AuditRules.checkRetention(days);
        // The application writes chains for nobody but the platform; who may have them written is checked above.
        return database.once(
                Caller.SYSTEM.asking(caller.key()),
                tx -> ChainStore.keepFor(tx.sql(), organizationId, days).compose(kept -> {
                    tx.announce(new AuditRetentionChanged(days), organizationId, null, caller.userId());
                    return ChainStore.describe(tx.sql(), organizationId);
                }));
    }

    @Override
    public Future<Void> recordRefused(Caller caller, RefusedAction action) {
        AuditRules.requireSystem(caller);
        return database.write(caller, tx -> {
            ActionRefused refused = new ActionRefused(action.operation(), action.status(), action.more());
            tx.announce(refused, action.organizationId(), action.conferenceId(), action.actorId());
            return Future.succeededFuture();
        });
    }
}
