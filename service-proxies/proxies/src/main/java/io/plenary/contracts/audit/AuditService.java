package io.plenary.contracts.audit;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * What happened on the platform, kept to be looked into: who did what to what, and when. Fed by the domain events of every
 * service, also by its own, which tell who looked.
 */
@ProxyGen
public interface AuditService {

    String ADDRESS = "plenary.audit";

    /**
     * Entries of an organization for its owners, or of all for administrators, newest first.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN, INVALID
     */
    @Repeatable
    Future<AuditPage> listEntries(Caller caller, AuditQuery query);

    /**
     * The same to take along, in pages that may be longer.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN, INVALID
     */
    @Repeatable
    Future<AuditPage> exportEntries(Caller caller, AuditQuery query);

    /**
     * An organization's chain for its owners, or that of the platform for administrators.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN
     */
    @Repeatable
    Future<AuditChain> getChain(Caller caller, @Nullable UUID organizationId);

    /**
     * Has a chain checked soon, from its oldest entry on.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN
     */
    @Repeatable
    @Once
    Future<AuditChain> checkChain(Caller caller, @Nullable UUID organizationId);

    /**
     * Has entries of an organization kept for so many days; older ones go soon.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN unless the caller is an owner, INVALID
     */
    @Repeatable
    @Once
    Future<AuditChain> setRetention(Caller caller, UUID organizationId, int days);

    /**
     * Writes down that somebody was refused something.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons
     */
    Future<Void> recordRefused(Caller caller, RefusedAction action);
}
