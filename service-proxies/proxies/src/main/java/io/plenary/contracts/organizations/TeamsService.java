package io.plenary.contracts.organizations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * Teams of organizations: who has which rights on which conferences and tracks, beyond what roles give. What a team gives comes
 * with the memberships of {@link OrganizationsService}.
 */
@ProxyGen
public interface TeamsService {

    String ADDRESS = "plenary.organizations.teams";

    /**
     * The organization's teams by name, for its members.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND for strangers
     */
    @Repeatable
    Future<List<Team>> listTeams(Caller caller, UUID organizationId);

    /**
     * A team, for members of its organization.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<Team> getTeam(Caller caller, UUID organizationId, UUID teamId);

    /**
     * Adds a team with a chosen id; owners do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID, CONFLICT (TOO_MANY_TEAMS) where there are 50
     */
    @Once
    Future<Team> createTeam(Caller caller, Team team);

    /**
     * Changes name, rights, where they hold, or members; owners do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, STALE if the version is not {@code ifVersion}
     */
    @Once
    Future<Team> updateTeam(
            Caller caller, UUID organizationId, UUID teamId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Ends a team and what it gives; where it is gone already nothing happens. Owners do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Void> deleteTeam(Caller caller, UUID organizationId, UUID teamId);
}
