package io.plenary.contracts.organizations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * Invitations to organizations by mail. Whoever has the link may accept, once, within seven days.
 */
@ProxyGen
public interface InvitationsService {

    String ADDRESS = "plenary.organizations.invitations";

    /**
     * The newest 200 of an organization, for its owners.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    Future<List<Invitation>> listInvitations(Caller caller, UUID organizationId);

    /**
     * Invites an address under a chosen id; owners do. Answers alike whether the address has an account or not.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID, CONFLICT (ALREADY_INVITED),
     *     TOO_MANY after 50 mails of a day
     */
    @Once
    Future<Invitation> invite(Caller caller, Invitation invitation);

    /**
     * Mails an invitation once more for another seven days; the link before ends. Owners do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT (INVITATION_ACCEPTED),
     *     TOO_MANY within five minutes, and after 50 mails of a day
     */
    @Once
    Future<Invitation> resendInvitation(Caller caller, UUID organizationId, UUID invitationId);

    /**
     * Ends an invitation, or takes an accepted one off the list; where it is gone already nothing happens. Owners do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    @Once
    Future<Void> revokeInvitation(Caller caller, UUID organizationId, UUID invitationId);

    /**
     * What a link offers, for whoever has it.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND (LINK_INVALID)
     */
    @Repeatable
    Future<Offer> findOffer(Caller caller, String token);

    /**
     * Makes the caller a member, who keeps a role that is higher.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND (LINK_INVALID), CONFLICT (OTHER_ADDRESS) without consent
     */
    @Once
    Future<Member> acceptInvitation(Caller caller, Acceptance acceptance);

    /**
     * What the mail of an invitation says; for services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND where it is of no use any more
     */
    @Repeatable
    Future<Offer> mailedOffer(Caller caller, UUID mailedId);
}
