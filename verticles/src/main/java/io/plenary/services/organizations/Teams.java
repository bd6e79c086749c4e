package io.plenary.services.organizations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.organizations.OrganizationEvents.TeamCreated;
import io.plenary.contracts.organizations.OrganizationEvents.TeamDeleted;
import io.plenary.contracts.organizations.OrganizationEvents.TeamMemberChanged;
import io.plenary.contracts.organizations.OrganizationEvents.TeamUpdated;
import io.plenary.contracts.organizations.Team;
import io.plenary.contracts.organizations.TeamsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

final class Teams implements TeamsService {

    private static final Set<String> EDITABLE = Set.of("name", "rights", "everywhere", "conferences", "members");

    private final Database database;

    Teams(Database database) {
        this.database = database;
    }

    @Override
    public Future<List<Team>> listTeams(Caller caller, UUID organizationId) {
        return read(caller, organizationId, sql -> TeamStore.of(sql, organizationId));
    }

    @Override
    public Future<Team> getTeam(Caller caller, UUID organizationId, UUID teamId) {
        return read(caller, organizationId, sql -> existing(sql, organizationId, teamId));
    }

    private <T> Future<T> read(Caller caller, UUID organizationId, Function<SqlClient, Future<T>> work) {
        OwnedOrganization.requireOpen(caller, organizationId);
        return database.read(caller, sql -> OrganizationStore.find(sql, caller, organizationId)
                .map(found -> found.orElseThrow(OwnedOrganization::noSuchOrganization))
                .compose(seen -> work.apply(sql)));
    }

    @Override
    public Future<Team> createTeam(Caller caller, Team team) {
        TeamRules.check(team);
        return database.once(caller, tx -> OwnedOrganization.lock(tx, caller, team.organizationId())
                .compose(owned -> TeamStore.count(tx.sql(), owned.id()))
                .compose(count -> {
                    TeamRules.requireRoom(count);
                    return requireMembers(tx, team);
                })
                .compose(known -> TeamStore.insert(tx.sql(), team))
                .compose(isNew -> isNew ? put(tx, team) : Future.failedFuture(idInUse()))
                .map(made -> announced(tx, made)));
    }

    private static Future<Void> requireMembers(Transaction tx, Team team) {
        return TeamStore.members(tx.sql(), team.organizationId(), team.members())
                .map(known -> {
                    TeamRules.requireMembers(team, known);
                    return null;
                });
    }

    private static Future<Team> put(Transaction tx, Team team) {
        return TeamStore.putParts(tx.sql(), team).compose(put -> existing(tx.sql(), team.organizationId(), team.id()));
    }

    private static Team announced(Transaction tx, Team made) {
        tx.announce(new TeamCreated(made.id(), made.name(), made.rights()), made.organizationId(), null);
        announceTo(tx, made, made.members());
        return made;
    }

    private static void announceTo(Transaction tx, Team team, List<UUID> concerned) {
        concerned.forEach(user -> tx.announce(new TeamMemberChanged(user, team.id()), team.organizationId(), null));
    }

    @Override
    public Future<Team> updateTeam(Caller caller, UUID organizationId, UUID teamId, MergePatch patch, Long ifVersion) {
        return database.once(caller, tx -> OwnedOrganization.lock(tx, caller, organizationId)
                .compose(owned -> existing(tx.sql(), organizationId, teamId))
                .compose(team -> {
                    requireVersion(team, ifVersion);
                    Team patched = patch.applyTo(team, Team.class, EDITABLE);
                    TeamRules.check(patched);
                    return TeamRules.isSame(team, patched) ? Future.succeededFuture(team) : update(tx, team, patched);
                }));
    }

    private static Future<Team> update(Transaction tx, Team before, Team patched) {
        return requireMembers(tx, patched)
                .compose(known -> TeamStore.update(tx.sql(), patched))
                .compose(updated -> put(tx, patched))
                .map(after -> {
                    tx.announce(
                            new TeamUpdated(after.id(), after.name(), after.rights()), after.organizationId(), null);
                    announceTo(tx, after, TeamRules.concerned(before, after));
                    return after;
                });
    }

    @Override
    public Future<Void> deleteTeam(Caller caller, UUID organizationId, UUID teamId) {
        return database.once(caller, tx -> OwnedOrganization.lock(tx, caller, organizationId)
                .compose(owned -> TeamStore.find(tx.sql(), organizationId, teamId))
                .compose(found -> found.map(team -> delete(tx, team)).orElse(Future.succeededFuture())));
    }

    private static Future<Void> delete(Transaction tx, Team team) {
        tx.announce(new TeamDeleted(team.id(), team.name()), team.organizationId(), null);
        announceTo(tx, team, team.members());
        return TeamStore.delete(tx.sql(), team.organizationId(), team.id());
    }

    private static Future<Team> existing(SqlClient sql, UUID organizationId, UUID teamId) {
        return TeamStore.find(sql, organizationId, teamId)
                .map(found -> found.orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such team.")));
    }

    private static void requireVersion(Team team, Long ifVersion) {
        if (ifVersion != null && ifVersion != team.version()) {
            throw Refusal.STALE.because("The team was changed meanwhile.");
        }
    }

    private static RuntimeException idInUse() {
        return Refusal.CONFLICT.because("The id of the team is in use.");
    }
}
