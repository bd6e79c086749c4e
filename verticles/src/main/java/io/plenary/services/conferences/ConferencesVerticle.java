package io.plenary.services.conferences;

import io.plenary.contracts.Service;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.vertx.core.Future;

/** Runs the conferences service. */
public final class ConferencesVerticle extends ServiceVerticle {

    public ConferencesVerticle(Node node) {
        super(Service.CONFERENCES, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        erases((tx, userId) -> TransitionStore.forgetUser(tx.sql(), userId));
        Approval approval = new Approval(
                new OrganizationsClient(node.proxies()), node.settings().approval());
        Conferences conferences = new Conferences(database, approval);
        // Also what is changed on other nodes: nobody is to miss it because a replica does.
        return node.events()
                .listening()
                .on(event -> database.changed(), Service.CONFERENCES.events())
                .ready()
                .compose(listening -> answer(ConferencesService.class, ConferencesService.ADDRESS, conferences));
    }
}
