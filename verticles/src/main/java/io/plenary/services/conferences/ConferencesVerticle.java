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

    /** Answers whoever only reads, beside nodes that run or without any. */
    public static Future<?> look(Node node) {
        Database database = node.databases().look(Service.CONFERENCES.id());
        return node.doors()
                .open(ConferencesService.class, ConferencesService.ADDRESS, new Conferences(database, approval(node)));
    }

    private static Approval approval(Node node) {
        return new Approval(
                new OrganizationsClient(node.proxies()), node.settings().approval());
    }

    @Override
    protected Future<?> serve(Database database) {
        erases((tx, userId) -> TransitionStore.forgetUser(tx.sql(), userId));
        Conferences conferences = new Conferences(database, approval(node));
        // Also what is changed on other nodes: nobody is to miss it because a replica does.
        return node.events()
                .listening()
                .on(event -> database.changed(), Service.CONFERENCES.events())
                .ready()
                .compose(listening -> answer(ConferencesService.class, ConferencesService.ADDRESS, conferences));
    }
}
