package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.registrations.ApprovalState;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Who is to be told. */
final class Audience {

    private static final int PAGE = 200;

    private final Proxies proxies;

    Audience(Proxies proxies) {
        this.proxies = proxies;
    }

    Future<List<UUID>> of(Event event, Occasion occasion) {
        if (occasion.facts().containsKey(Occasion.ORDER)) {
            return ofOrder(occasion.userId());
        }
        return occasion.userId() != null
                ? Future.succeededFuture(List.of(occasion.userId()))
                : team(event.organizationId()).map(team -> team.stream()
                        .filter(userId -> !userId.equals(event.actorId()))
                        .toList());
    }

    /**
     * Its account; where there is none, the order stands for its reader. Nobody who only held seats for a while.
     */
    private Future<List<UUID>> ofOrder(UUID orderId) {
        return proxies.of(OrderLinksService.class, OrderLinksService.ADDRESS)
                .mailedOrder(Caller.SYSTEM, orderId)
                .map(PlacedOrder::order)
                .map(order ->
                        isHeld(order) ? List.<UUID>of() : List.of(Objects.requireNonNullElse(order.userId(), orderId)))
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(List.of())
                        : Future.failedFuture(failure));
    }

    private static boolean isHeld(Order order) {
        boolean asked = order.approval() != null && order.approval().state() != ApprovalState.NEEDED;
        return order.payment() == null && !asked;
    }

    Future<List<UUID>> team(UUID organizationId) {
        return team(organizationId, null, new ArrayList<>());
    }

    /** Nobody where the organization is gone. */
    private Future<List<UUID>> team(UUID organizationId, String cursor, List<UUID> found) {
        if (organizationId == null) {
            return Future.succeededFuture(found);
        }
        return proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS)
                .listMembers(Caller.SYSTEM, organizationId, cursor, PAGE)
                .compose(page -> {
                    page.items().stream()
                            .filter(Audience::works)
                            .map(Member::userId)
                            .forEach(found::add);
                    return page.nextCursor() == null
                            ? Future.succeededFuture(found)
                            : team(organizationId, page.nextCursor(), found);
                })
                .recover(failure ->
                        Refusal.NOT_FOUND.is(failure) ? Future.succeededFuture(found) : Future.failedFuture(failure));
    }

    private static boolean works(Member member) {
        return !member.pending() && member.role().gives(Right.CONFERENCES_READ);
    }
}
