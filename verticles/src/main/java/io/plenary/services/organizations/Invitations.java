package io.plenary.services.organizations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.organizations.Acceptance;
import io.plenary.contracts.organizations.Invitation;
import io.plenary.contracts.organizations.InvitationState;
import io.plenary.contracts.organizations.InvitationsService;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Offer;
import io.plenary.contracts.organizations.OrganizationEvents.InvitationAccepted;
import io.plenary.contracts.organizations.OrganizationEvents.InvitationRevoked;
import io.plenary.contracts.organizations.OrganizationEvents.InvitationSent;
import io.plenary.contracts.organizations.OrganizationEvents.MemberChanged;
import io.plenary.contracts.organizations.OrganizationEvents.TeamMemberChanged;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.MailedTokens;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

final class Invitations implements InvitationsService {

    private final Database database;
    private final MailedTokens tokens;

    Invitations(Database database, MailedTokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    /** Addresses of strangers are the owners' to see, so this looks as who changes them does. */
    @Override
    public Future<List<Invitation>> listInvitations(Caller caller, UUID organizationId) {
        return database.write(caller, tx -> OwnedOrganization.lock(tx, caller, organizationId)
                .compose(owned -> InvitationStore.of(tx.sql(), organizationId)));
    }

    @Override
    public Future<Invitation> invite(Caller caller, Invitation invitation) {
        String email = InvitationRules.check(invitation);
        return database.once(caller, tx -> OwnedOrganization.lock(tx, caller, invitation.organizationId())
                .compose(owned -> requireTeam(tx, invitation))
                .compose(known -> keepPace(tx, invitation.organizationId()))
                .compose(kept -> send(tx, sent(caller, invitation, email))));
    }

    private static Future<Void> requireTeam(Transaction tx, Invitation invitation) {
        return invitation.teamId() == null
                ? Future.succeededFuture()
                : TeamStore.find(tx.sql(), invitation.organizationId(), invitation.teamId())
                        .map(found -> {
                            new Faults()
                                    .check(found.isPresent(), "/teamId", Fault.IMPOSSIBLE)
                                    .refuseIfAny("The organization has no such team.");
                            return null;
                        });
    }

    private static Future<Void> keepPace(Transaction tx, UUID organizationId) {
        return InvitationPaceStore.countMail(tx.sql(), organizationId).map(mails -> {
            InvitationRules.requirePace(mails);
            return null;
        });
    }

    private static Future<Void> keepPause(Transaction tx, Invitation invitation) {
        Instant since = Instant.now().minus(InvitationRules.PAUSE);
        return InvitationPaceStore.rested(tx.sql(), invitation.organizationId(), invitation.email(), since)
                .map(rested -> {
                    InvitationRules.requirePause(rested);
                    return null;
                });
    }

    private static SentInvitation sent(Caller caller, Invitation wanted, String email) {
        Instant now = Instant.now();
        Invitation invitation = new Invitation(
                wanted.id(),
                wanted.organizationId(),
                email,
                wanted.role(),
                wanted.teamId(),
                InvitationState.PENDING,
                now,
                now.plus(InvitationRules.LIFE),
                null,
                false,
                caller.userId());
        return new SentInvitation(invitation, Uuids.next(), now);
    }

    private Future<Invitation> send(Transaction tx, SentInvitation sent) {
        return InvitationStore.insert(tx.sql(), sent, tokens.hashOf(sent.mailedId()))
                .compose(isNew -> {
                    if (!isNew) {
                        throw Refusal.CONFLICT.because("ALREADY_INVITED", "This address has been invited already.");
                    }
                    return keepPause(tx, sent.invitation());
                })
                .map(kept -> announced(tx, sent.invitation(), sent.mailedId()));
    }

    private static Invitation announced(Transaction tx, Invitation invitation, UUID mailedId) {
        tx.announce(new InvitationSent(invitation.id(), mailedId), invitation.organizationId(), null);
        return invitation;
    }

    @Override
    public Future<Invitation> resendInvitation(Caller caller, UUID organizationId, UUID invitationId) {
        return database.once(caller, tx -> OwnedOrganization.lock(tx, caller, organizationId)
                .compose(owned -> InvitationStore.lock(tx.sql(), organizationId, invitationId))
                .compose(found -> {
                    SentInvitation sent =
                            found.orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such invitation."));
                    InvitationRules.requireResendable(sent.invitation());
                    return keepPace(tx, organizationId)
                            .compose(kept -> keepPause(tx, sent.invitation()))
                            .compose(kept -> renew(tx, invitationId));
                }));
    }

    private Future<Invitation> renew(Transaction tx, UUID invitationId) {
        UUID mailedId = Uuids.next();
        Instant expiresAt = Instant.now().plus(InvitationRules.LIFE);
        return InvitationStore.renew(tx.sql(), invitationId, mailedId, tokens.hashOf(mailedId), expiresAt)
                .map(renewed -> announced(tx, renewed, mailedId));
    }

    @Override
    public Future<Void> revokeInvitation(Caller caller, UUID organizationId, UUID invitationId) {
        return database.once(caller, tx -> OwnedOrganization.lock(tx, caller, organizationId)
                .compose(owned -> InvitationStore.delete(tx.sql(), organizationId, invitationId))
                .map(wasThere -> {
                    if (wasThere) {
                        tx.announce(new InvitationRevoked(invitationId), organizationId, null);
                    }
                    return null;
                }));
    }

    /** Whoever has the link is nobody to the database yet. */
    @Override
    public Future<Offer> findOffer(Caller caller, String token) {
        return database.read(Caller.SYSTEM, sql -> InvitationStore.offer(sql, MailedTokens.hash(token)))
                .map(found -> found.orElseThrow(Invitations::noSuchLink));
    }

    @Override
    public Future<Member> acceptInvitation(Caller caller, Acceptance acceptance) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to accept the invitation.");
        }
        byte[] token = MailedTokens.hash(acceptance.token());
        return database.once(onBehalfOf(caller), tx -> InvitationStore.organizationOf(tx.sql(), token)
                .map(found -> found.orElseThrow(Invitations::noSuchLink))
                // As whoever else changes members does, and before the invitation as they do.
                .compose(organizationId -> OrganizationStore.lock(tx.sql(), Caller.SYSTEM, organizationId))
                .compose(locked -> InvitationStore.lockOpen(tx.sql(), token))
                .map(found -> found.orElseThrow(Invitations::noSuchLink))
                .compose(sent -> accept(tx, caller.userId(), sent.invitation(), acceptance)));
    }

    /** The caller is no member yet, to whom the database would show nothing: the link is what allows it. */
    private static Caller onBehalfOf(Caller caller) {
        return new Caller(caller.userId(), Caller.Platform.SYSTEM, null, caller.signInId()).asking(caller.key());
    }

    private static Future<Member> accept(Transaction tx, UUID userId, Invitation invitation, Acceptance acceptance) {
        boolean other = InvitationRules.requireConsent(invitation, acceptance);
        UUID organizationId = invitation.organizationId();
        return InvitationStore.accept(tx.sql(), invitation.id(), userId, other)
                .compose(accepted -> MemberStore.find(tx.sql(), organizationId, userId))
                .compose(held -> {
                    InvitationRules.requireOwnAddress(held, other);
                    OrganizationRole role = InvitationRules.higher(held.map(Member::role), invitation.role());
                    return MemberStore.put(tx.sql(), new Member(organizationId, userId, role, null));
                })
                .compose(member -> join(tx, invitation.teamId(), member))
                .map(member -> {
                    tx.announce(new InvitationAccepted(userId, invitation.id(), other), organizationId, null);
                    return member;
                });
    }

    private static Future<Member> join(Transaction tx, UUID teamId, Member member) {
        tx.announce(new MemberChanged(member.userId(), member.role()), member.organizationId(), null);
        if (teamId == null) {
            return Future.succeededFuture(member);
        }
        tx.announce(new TeamMemberChanged(member.userId(), teamId), member.organizationId(), null);
        return TeamStore.join(tx.sql(), teamId, member).map(member);
    }

    @Override
    public Future<Offer> mailedOffer(Caller caller, UUID mailedId) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("This is for services.");
        }
        return database.read(caller, sql -> InvitationStore.offer(sql, mailedId))
                .map(found -> found.map(offer -> new Offer(
                                tokens.of(mailedId),
                                offer.email(),
                                offer.organization(),
                                offer.role(),
                                offer.team(),
                                offer.expiresAt()))
                        .orElseThrow(Invitations::noSuchLink));
    }

    private static RuntimeException noSuchLink() {
        return Refusal.NOT_FOUND.because("LINK_INVALID", "The link does not work any more.");
    }
}
