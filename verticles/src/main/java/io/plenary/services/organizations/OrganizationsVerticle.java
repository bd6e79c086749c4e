package io.plenary.services.organizations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Service;
import io.plenary.contracts.organizations.InvitationsService;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.organizations.TeamsService;
import io.plenary.runtime.Database;
import io.plenary.runtime.MailedTokens;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;

/** Runs the organizations service. */
public final class OrganizationsVerticle extends ServiceVerticle {

    private static final Duration CLEANING = Duration.ofHours(1);

    public OrganizationsVerticle(Node node) {
        super(Service.ORGANIZATIONS, node);
    }

    /** Answers whoever only reads, beside nodes that run or without any. */
    public static Future<?> look(Node node) {
        Database database = node.databases().look(Service.ORGANIZATIONS.id());
        return node.doors().open(OrganizationsService.class, OrganizationsService.ADDRESS, new Organizations(database));
    }

    @Override
    protected Future<?> serve(Database database) {
        erases((tx, userId) -> MemberStore.deleteAllOf(tx.sql(), userId)
                .compose(deleted -> InvitationStore.forgetUser(tx.sql(), userId)));
        purges((tx, conferenceId) -> TeamStore.forgetConference(tx.sql(), conferenceId));
        every(CLEANING, "cleaning of invitations", () -> clean(database));
        return answer(OrganizationsService.class, OrganizationsService.ADDRESS, new Organizations(database))
                .compose(open -> answer(InvitationsService.class, InvitationsService.ADDRESS, invitations(database)))
                .compose(open -> answer(TeamsService.class, TeamsService.ADDRESS, new Teams(database)));
    }

    private Invitations invitations(Database database) {
        byte[] secret = node.databases().addressOf(Service.ORGANIZATIONS.id()).secretFor("invitations");
        return new Invitations(database, new MailedTokens(secret));
    }

    private static Future<Void> clean(Database database) {
        Instant moment = Instant.now().minus(InvitationRules.KEPT);
        return database.write(Caller.SYSTEM, tx -> InvitationStore.deleteBefore(tx.sql(), moment));
    }
}
