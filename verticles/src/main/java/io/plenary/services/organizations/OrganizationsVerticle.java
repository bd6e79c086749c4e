package io.plenary.services.organizations;

import io.plenary.contracts.Service;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.organizations.TeamsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.vertx.core.Future;

/** Runs the organizations service. */
public final class OrganizationsVerticle extends ServiceVerticle {

    public OrganizationsVerticle(Node node) {
        super(Service.ORGANIZATIONS, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        erases((tx, userId) -> MemberStore.deleteAllOf(tx.sql(), userId));
        purges((tx, conferenceId) -> TeamStore.forgetConference(tx.sql(), conferenceId));
        return answer(OrganizationsService.class, OrganizationsService.ADDRESS, new Organizations(database))
                .compose(open -> answer(TeamsService.class, TeamsService.ADDRESS, new Teams(database)));
    }
}
