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
 * Tenants and who belongs to them.
 */
@ProxyGen
public interface OrganizationsService {

    String ADDRESS = "plenary.organizations";

    /**
     * Founds an organization with a chosen id; the platform's administrators do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT if the slug is taken, INVALID
     */
    @Repeatable
    @Once
    Future<Organization> createOrganization(Caller caller, Organization organization);

    /**
     * An organization by id or slug, for its members and administrators.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND also where it is not the caller's to see
     */
    @Repeatable
    Future<Organization> getOrganization(Caller caller, String idOrSlug);

    /**
     * Changes name, description or url; owners do.
     * @throws io.vertx.serviceproxy.ServiceException STALE if the version is not {@code ifVersion}
     */
    @Once
    Future<Organization> updateOrganization(
            Caller caller, UUID organizationId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * The caller's organizations, or all for administrators, by slug.
     */
    @Repeatable
    Future<OrganizationPage> listOrganizations(Caller caller, @Nullable String cursor, int limit);

    /**
     * Members of an organization, for its members.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND for strangers
     */
    @Repeatable
    Future<MemberPage> listMembers(Caller caller, UUID organizationId, @Nullable String cursor, int limit);

    /**
     * Takes somebody in or changes their role; owners do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT if the last owner would go
     */
    @Repeatable
    @Once
    Future<Member> putMember(Caller caller, Member member);

    /**
     * Removes somebody; owners do, and everybody may leave.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT if the last owner would go
     */
    @Repeatable
    @Once
    Future<Void> removeMember(Caller caller, UUID organizationId, UUID userId);

    /**
     * Makes another member an owner, and the caller an organizer; owners do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID unless the other is a member
     */
    @Once
    Future<Member> handOver(Caller caller, UUID organizationId, UUID userId);

    /**
     * Every membership of a user, for the user and for services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<List<Member>> membershipsOf(Caller caller, UUID userId);

    /**
     * How many organizations there are; for administrators.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<Long> countOrganizations(Caller caller);

    /**
     * Gives the pending memberships of a user their rights: the e-mail address is the user's own. For services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<Void> confirmMemberships(Caller caller, UUID userId);

    /**
     * Deletes the memberships of a user whose account is closed, also the last owner's; for services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<Void> eraseUser(Caller caller, UUID userId);
}
