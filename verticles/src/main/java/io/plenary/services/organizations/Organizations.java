package io.plenary.services.organizations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Grant;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.MemberPage;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationEvents;
import io.plenary.contracts.organizations.OrganizationEvents.MemberChanged;
import io.plenary.contracts.organizations.OrganizationEvents.MemberRemoved;
import io.plenary.contracts.organizations.OrganizationEvents.OrganizationCreated;
import io.plenary.contracts.organizations.OrganizationEvents.OrganizationUpdated;
import io.plenary.contracts.organizations.OrganizationPage;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Memberships are at home here, so rights come from the members table and not from what the caller was told when signing in:
 * whoever was removed a moment ago is out.
 */
final class Organizations implements OrganizationsService {

    private static final Set<String> EDITABLE =
            Set.of("name", "description", "url", "approvalWaived", "secondFactorRequired");

    private final Database database;

    Organizations(Database database) {
        this.database = database;
    }

    @Override
    public Future<Organization> createOrganization(Caller caller, Organization organization) {
        requireAdmin(caller);
        OrganizationRules.check(organization);
        return database.once(
                caller, tx -> OrganizationStore.insert(tx.sql(), organization).compose(inserted -> inserted.map(
                                made -> Future.succeededFuture(announced(tx, made, OrganizationCreated::new)))
                        .orElseGet(() -> madeBefore(tx, caller, organization))));
    }

    /** The same request came again, or the id or the slug is in use. */
    private static Future<Organization> madeBefore(Transaction tx, Caller caller, Organization organization) {
        return OrganizationStore.find(tx.sql(), caller, organization.id()).map(found -> {
            Organization existing =
                    found.orElseThrow(() -> Refusal.CONFLICT.because("SLUG_TAKEN", "The slug is taken."));
            if (!OrganizationRules.isSame(existing, organization)) {
                throw Refusal.CONFLICT.because("The id of the organization is in use.");
            }
            return existing;
        });
    }

    @Override
    public Future<Organization> getOrganization(Caller caller, String idOrSlug) {
        // The database knows members; an organization's own token is none.
        Caller reader = caller.isOrganization() ? Caller.SYSTEM : caller;
        return database.read(reader, sql -> find(sql, reader, idOrSlug)).map(found -> found.filter(
                        one -> !caller.isOrganization() || caller.memberships().containsKey(one.id()))
                .orElseThrow(OwnedOrganization::noSuchOrganization));
    }

    private static Future<Optional<Organization>> find(SqlClient sql, Caller caller, String idOrSlug) {
        return Faults.isId(idOrSlug)
                ? OrganizationStore.find(sql, caller, UUID.fromString(idOrSlug))
                : OrganizationStore.findBySlug(sql, caller, idOrSlug);
    }

    @Override
    public Future<Organization> updateOrganization(
            Caller caller, UUID organizationId, MergePatch patch, Long ifVersion) {
        return database.once(
                caller, tx -> OwnedOrganization.lock(tx, caller, organizationId).compose(organization -> {
                    requireVersion(organization, ifVersion);
                    Organization patched = patch.applyTo(organization, Organization.class, EDITABLE);
                    OrganizationRules.check(patched);
                    OrganizationRules.requireMayWaive(caller, organization, patched);
                    return OrganizationRules.isSame(organization, patched)
                            ? Future.succeededFuture(organization)
                            : OrganizationStore.update(tx.sql(), patched)
                                    .map(updated -> announced(tx, updated, OrganizationUpdated::new));
                }));
    }

    @Override
    public Future<OrganizationPage> listOrganizations(Caller caller, String cursor, int limit) {
        requireKnown(caller);
        Faults.requirePage(limit);
        Cursor start = Cursor.parse(cursor);
        return database.read(caller, sql -> OrganizationStore.list(sql, caller, start, limit));
    }

    @Override
    public Future<MemberPage> listMembers(Caller caller, UUID organizationId, String cursor, int limit) {
        OwnedOrganization.requireOpen(caller, organizationId);
        Faults.requirePage(limit);
        Cursor start = Cursor.parse(cursor);
        return database.read(caller, sql -> OrganizationStore.find(sql, caller, organizationId)
                .map(found -> found.orElseThrow(OwnedOrganization::noSuchOrganization))
                .compose(seen -> MemberStore.list(sql, organizationId, start, limit)));
    }

    @Override
    public Future<Member> putMember(Caller caller, Member member) {
        OrganizationRules.check(member);
        return database.once(caller, tx -> OwnedOrganization.lock(tx, caller, member.organizationId())
                .compose(owned -> MemberStore.find(tx.sql(), member.organizationId(), member.userId()))
                .compose(found -> found.filter(
                                held -> held.role() == member.role() && (member.pending() || !held.pending()))
                        .map(Future::succeededFuture)
                        .orElseGet(() -> put(tx, found, member))));
    }

    private static Future<Member> put(Transaction tx, Optional<Member> held, Member member) {
        return keepAnOwner(tx, held, member.organizationId(), member.role())
                .compose(kept -> MemberStore.put(tx.sql(), member))
                .map(put -> announced(tx, put));
    }

    /** Leaving what one does not belong to is done already, which tells strangers nothing. */
    @Override
    public Future<Void> removeMember(Caller caller, UUID organizationId, UUID userId) {
        if (!userId.equals(caller.userId())) {
            return database.once(caller, tx -> OwnedOrganization.lock(tx, caller, organizationId)
                    .compose(owned -> remove(tx, organizationId, userId)));
        }
        return database.once(caller, tx -> OrganizationStore.lock(tx.sql(), caller, organizationId)
                .compose(locked -> remove(tx, organizationId, userId)));
    }

    private static Future<Void> remove(Transaction tx, UUID organizationId, UUID userId) {
        return MemberStore.find(tx.sql(), organizationId, userId)
                .compose(held -> held.isEmpty()
                        ? Future.succeededFuture()
                        : keepAnOwner(tx, held, organizationId, null).compose(kept -> delete(tx, held.get())));
    }

    private static Future<Void> delete(Transaction tx, Member member) {
        tx.announce(new MemberRemoved(member.userId()), member.organizationId(), null);
        return MemberStore.delete(tx.sql(), member.organizationId(), member.userId());
    }

    private static Future<Void> keepAnOwner(
            Transaction tx, Optional<Member> held, UUID organizationId, OrganizationRole next) {
        OrganizationRole role =
                held.filter(member -> !member.pending()).map(Member::role).orElse(null);
        return MemberStore.countOwners(tx.sql(), organizationId).compose(owners -> {
            OrganizationRules.keepAnOwner(role, next, owners);
            return role == OrganizationRole.OWNER && next != OrganizationRole.OWNER
                    ? InvitationStore.endOfOwners(tx.sql(), organizationId)
                    : Future.succeededFuture();
        });
    }

    /** Both or neither: there is no moment without an owner. */
    @Override
    public Future<Member> handOver(Caller caller, UUID organizationId, UUID userId) {
        OrganizationRules.requireAnother(caller, userId);
        return database.once(caller, tx -> OwnedOrganization.lock(tx, caller, organizationId)
                .compose(owned -> MemberStore.find(tx.sql(), organizationId, caller.userId()))
                .compose(own -> {
                    OrganizationRules.requireOwner(own);
                    return MemberStore.find(tx.sql(), organizationId, userId);
                })
                .compose(heir -> give(tx, OrganizationRules.requireHeir(heir), OrganizationRole.OWNER))
                .compose(owner -> give(
                                tx, new Member(organizationId, caller.userId(), null, null), OrganizationRole.ORGANIZER)
                        .compose(former -> InvitationStore.endOfOwners(tx.sql(), organizationId))
                        .map(owner)));
    }

    private static Future<Member> give(Transaction tx, Member member, OrganizationRole role) {
        return MemberStore.put(tx.sql(), new Member(member.organizationId(), member.userId(), role, null))
                .map(put -> announced(tx, put));
    }

    @Override
    public Future<List<Member>> membershipsOf(Caller caller, UUID userId) {
        requireKnown(caller);
        if (!caller.isAdmin() && !userId.equals(caller.userId())) {
            throw Refusal.FORBIDDEN.because("These are the memberships of somebody else.");
        }
        return database.read(caller, sql -> {
            Future<List<Member>> members = MemberStore.ofUser(sql, userId);
            Future<Map<UUID, List<Grant>>> grants = TeamStore.grantsTo(sql, userId);
            return Future.all(members, grants).map(both -> members.result().stream()
                    .map(member -> member.granted(grants.result().get(member.organizationId())))
                    .toList());
        });
    }

    @Override
    public Future<Void> confirmMemberships(Caller caller, UUID userId) {
        requireService(caller);
        return database.write(
                caller, tx -> MemberStore.confirm(tx.sql(), userId).map(confirmed -> {
                    confirmed.forEach(member -> announced(tx, member));
                    return null;
                }));
    }

    @Override
    public Future<Void> eraseUser(Caller caller, UUID userId) {
        requireService(caller);
        return database.write(
                caller, tx -> MemberStore.deleteAllOf(tx.sql(), userId).compose(deleted -> tx.forget(userId, null)));
    }

    private static void requireService(Caller caller) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only services may do this.");
        }
    }

    @Override
    public Future<Long> countOrganizations(Caller caller) {
        requireAdmin(caller);
        return database.read(caller, OrganizationStore::count);
    }

    private static void requireAdmin(Caller caller) {
        requireKnown(caller);
        if (!caller.isAdmin()) {
            throw Refusal.FORBIDDEN.because("Only administrators of the platform may do this.");
        }
    }

    private static void requireKnown(Caller caller) {
        if (!caller.isKnown() && !caller.isAdmin()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to see your organizations.");
        }
    }

    private static void requireVersion(Organization organization, Long ifVersion) {
        if (ifVersion != null && ifVersion != organization.version()) {
            throw Refusal.STALE.because("The organization was changed meanwhile.");
        }
    }

    private static Organization announced(
            Transaction tx, Organization organization, Function<Organization, OrganizationEvents> what) {
        tx.announce(what.apply(organization), organization.id(), null);
        return organization;
    }

    private static Member announced(Transaction tx, Member member) {
        tx.announce(new MemberChanged(member.userId(), member.role()), member.organizationId(), null);
        return member;
    }
}
