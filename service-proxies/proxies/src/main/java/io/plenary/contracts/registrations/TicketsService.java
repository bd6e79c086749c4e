package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.plenary.contracts.auth.JsonWebKeys;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** What people can get to take part in a conference, and how many of it there are. For whoever has {@code tickets.manage}. */
@ProxyGen
public interface TicketsService {

    String ADDRESS = "plenary.tickets";

    /**
     * What the shop of a conference shows, in its order, to whoever sees the conference.
     *
     * @param voucher a code, by which there may be more, and for less; null for none
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID where there is no such voucher, CONFLICT: VOUCHER_NOT_VALID,
     *     VOUCHER_USED_UP
     */
    @Repeatable
    Future<List<ShopItem>> shop(Caller caller, UUID conferenceId, @Nullable String voucher);

    /**
     * The public keys by which a door without a network tells genuine tickets of a conference (Ed25519), as RFC 8037 writes them; for
     * whoever sees the conference.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<JsonWebKeys> ticketKeys(Caller caller, UUID conferenceId);

    /**
     * The quotas of a conference, by name.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<List<Quota>> listQuotas(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Adds a quota; with the same id again it answers the one made before.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT (TOO_MANY_QUOTAS) where there are 200
     */
    @Repeatable
    @Once
    Future<Quota> createQuota(Caller caller, QuotaDraft draft);

    /**
     * Changes {@code name} or {@code size} of a quota.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, STALE if the version is not {@code ifVersion},
     *     CONFLICT (QUOTA_TAKEN) where more seats are taken than there would be
     */
    @Once
    Future<Quota> updateQuota(
            Caller caller,
            UUID organizationId,
            UUID conferenceId,
            UUID quotaId,
            MergePatch patch,
            @Nullable Long ifVersion);

    /**
     * Removes a quota; where it is gone already nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT (QUOTA_IN_USE) where a ticket type needs it
     */
    @Repeatable
    @Once
    Future<Void> deleteQuota(Caller caller, UUID organizationId, UUID conferenceId, UUID quotaId);

    /**
     * All ticket types of a conference, in the order of the shop.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<List<TicketType>> listTicketTypes(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Adds a ticket type; with the same id again it answers the one made before.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT (TOO_MANY_TICKET_TYPES) where there
     *     are 200
     */
    @Repeatable
    @Once
    Future<TicketType> createTicketType(Caller caller, TicketType draft);

    /**
     * Changes a ticket type. What was ordered stays as it was agreed on, but for the quotas: whoever has a ticket takes a seat of a
     * quota that is added.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, STALE if the version is not {@code ifVersion},
     *     CONFLICT (QUOTA_TAKEN) where a quota that is added has not enough seats
     */
    @Once
    Future<TicketType> updateTicketType(
            Caller caller,
            UUID organizationId,
            UUID conferenceId,
            UUID ticketTypeId,
            MergePatch patch,
            @Nullable Long ifVersion);

    /**
     * The addresses of those for whom a ticket type is; they count where it is for a list.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    Future<TicketAudienceList> audienceList(Caller caller, UUID organizationId, UUID conferenceId, UUID ticketTypeId);

    /**
     * Says anew for whom a ticket type is, where it is for a list; those who have a ticket keep it.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, where there are more than 10,000 too
     */
    @Repeatable
    @Once
    Future<Void> setAudienceList(Caller caller, TicketAudienceList wanted);

    /**
     * Removes a ticket type; where it is gone already nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT (TICKET_TYPE_IN_USE) where somebody ordered one
     */
    @Repeatable
    @Once
    Future<Void> deleteTicketType(Caller caller, UUID organizationId, UUID conferenceId, UUID ticketTypeId);
}
