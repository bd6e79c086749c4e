package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.AddOn;
import io.plenary.contracts.registrations.CancellationTerm;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.QuotaDraft;
import io.plenary.contracts.registrations.TicketAudience;
import io.plenary.contracts.registrations.TicketAudienceList;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.TicketsService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What can be had to take part, and what organizers make of it. */
final class TicketsRoutes implements Routes {

    private static final Map<String, Object> TYPE_DEFAULTS = Map.of(
            "taxRate",
            0,
            "leastPerOrder",
            1,
            "mostPerOrder",
            10,
            "onSale",
            true,
            "position",
            0,
            "quotaIds",
            List.of(),
            "hidden",
            false,
            "terms",
            List.of());

    private record WrittenQuota(UUID id, String name, Integer size) {

        QuotaDraft on(Conference conference) {
            return new QuotaDraft(id, conference.organizationId(), conference.id(), name, size);
        }
    }

    private record Listed(List<String> emails) {}

    private record WrittenType(
            UUID id,
            String name,
            String description,
            long price,
            String currency,
            int taxRate,
            Instant salesFrom,
            Instant salesUntil,
            int leastPerOrder,
            int mostPerOrder,
            boolean onSale,
            int position,
            List<UUID> quotaIds,
            boolean hidden,
            List<CancellationTerm> terms,
            Integer transferHours,
            AddOn addOn,
            List<LocalDate> validDays,
            Integer approvalDays,
            TicketAudience audience,
            Integer mostPerPerson) {

        TicketType on(Conference conference) {
            return new TicketType(
                    id == null ? Uuids.next() : id,
                    conference.organizationId(),
                    conference.id(),
                    name,
                    description,
                    price,
                    currency,
                    taxRate,
                    salesFrom,
                    salesUntil,
                    leastPerOrder,
                    mostPerOrder,
                    onSale,
                    position,
                    quotaIds,
                    null,
                    null,
                    0,
                    hidden,
                    terms,
                    transferHours,
                    addOn,
                    validDays,
                    approvalDays,
                    audience,
                    mostPerPerson);
        }
    }

    private final TicketsService tickets;
    private final Gateway gateway;

    TicketsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        tickets = node.proxies().of(TicketsService.class, TicketsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("getShop", this::shop)
                .on("getTicketKeys", this::keys)
                .on("listQuotas", this::quotas)
                .on("createQuota", this::createQuota)
                .on("updateQuota", this::updateQuota)
                .on("deleteQuota", this::deleteQuota)
                .on("listTicketTypes", this::types)
                .on("createTicketType", this::createType)
                .on("updateTicketType", this::updateType)
                .on("getAudience", this::audience)
                .on("putAudience", this::putAudience)
                .on("deleteTicketType", this::deleteType);
    }

    private Future<Answer> shop(Caller caller, Call call) {
        return conference(caller, call, conference -> tickets.shop(caller, conference.id(), call.query("voucher")))
                .map(Answer::items);
    }

    private Future<Answer> keys(Caller caller, Call call) {
        return conference(caller, call, conference -> tickets.ticketKeys(caller, conference.id()))
                .map(Answer::ok);
    }

    private Future<Answer> quotas(Caller caller, Call call) {
        return conference(
                        caller,
                        call,
                        conference -> tickets.listQuotas(caller, conference.organizationId(), conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> createQuota(Caller caller, Call call) {
        WrittenQuota written = call.body(WrittenQuota.class, Map.of("id", Uuids.next()));
        return conference(caller, call, conference -> tickets.createQuota(caller, written.on(conference)))
                .map(quota -> Answer.created(quota, at(quota.conferenceId(), "quotas", quota.id()))
                        .withVersion(quota.version()));
    }

    private Future<Answer> updateQuota(Caller caller, Call call) {
        return conference(
                        caller,
                        call,
                        conference -> tickets.updateQuota(
                                caller,
                                conference.organizationId(),
                                conference.id(),
                                call.pathUuid("id"),
                                call.patch(),
                                call.ifMatch()))
                .map((Quota quota) -> Answer.ok(quota).withVersion(quota.version()));
    }

    private Future<Answer> deleteQuota(Caller caller, Call call) {
        return conference(
                        caller,
                        call,
                        conference -> tickets.deleteQuota(
                                caller, conference.organizationId(), conference.id(), call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> types(Caller caller, Call call) {
        return conference(
                        caller,
                        call,
                        conference -> tickets.listTicketTypes(caller, conference.organizationId(), conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> createType(Caller caller, Call call) {
        WrittenType written = call.body(WrittenType.class, TYPE_DEFAULTS);
        return conference(caller, call, conference -> tickets.createTicketType(caller, written.on(conference)))
                .map(type -> Answer.created(type, at(type.conferenceId(), "ticket-types", type.id()))
                        .withVersion(type.version()));
    }

    private Future<Answer> updateType(Caller caller, Call call) {
        return conference(
                        caller,
                        call,
                        conference -> tickets.updateTicketType(
                                caller,
                                conference.organizationId(),
                                conference.id(),
                                call.pathUuid("id"),
                                call.patch(),
                                call.ifMatch()))
                .map((TicketType type) -> Answer.ok(type).withVersion(type.version()));
    }

    private Future<Answer> audience(Caller caller, Call call) {
        return conference(
                        caller,
                        call,
                        conference -> tickets.audienceList(
                                caller, conference.organizationId(), conference.id(), call.pathUuid("id")))
                .map(Answer::ok);
    }

    private Future<Answer> putAudience(Caller caller, Call call) {
        Listed listed = call.body(Listed.class);
        return conference(
                        caller,
                        call,
                        conference -> tickets.setAudienceList(
                                caller,
                                new TicketAudienceList(
                                        conference.organizationId(),
                                        conference.id(),
                                        call.pathUuid("id"),
                                        listed.emails())))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> deleteType(Caller caller, Call call) {
        return conference(
                        caller,
                        call,
                        conference -> tickets.deleteTicketType(
                                caller, conference.organizationId(), conference.id(), call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private <T> Future<T> conference(Caller caller, Call call, Function<Conference, Future<T>> then) {
        return gateway.conferences().visible(caller, call.path("conf")).compose(then);
    }

    private static String at(UUID conferenceId, String what, UUID id) {
        return "/api/v1/conferences/" + conferenceId + "/" + what + "/" + id;
    }
}
