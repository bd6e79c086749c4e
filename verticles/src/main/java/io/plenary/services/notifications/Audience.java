package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.organizations.Team;
import io.plenary.contracts.organizations.TeamsService;
import io.plenary.contracts.registrations.ApprovalState;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
                : concerned(event, occasion).map(people -> people.stream()
                        .filter(userId -> !userId.equals(event.actorId()))
                        .toList());
    }

    private Future<List<UUID>> concerned(Event event, Occasion occasion) {
        return occasion.kind() == MessageKind.ORDERS_TO_APPROVE
                ? entitled(event.organizationId(), event.conferenceId(), Right.TICKETS_MANAGE)
                : team(event.organizationId());
    }

    /** Those who have a right on all of a conference, by what they are in the organization or by a team. */
    private Future<List<UUID>> entitled(UUID organizationId, UUID conferenceId, Right right) {
        return granted(organizationId, conferenceId, right)
                .compose(byTeams -> members(
                        organizationId,
                        member -> member.role().gives(right) || byTeams.contains(member.userId()),
                        null,
                        new ArrayList<>()));
    }

    private Future<Set<UUID>> granted(UUID organizationId, UUID conferenceId, Right right) {
        return proxies.of(TeamsService.class, TeamsService.ADDRESS)
                .listTeams(Caller.SYSTEM, organizationId)
                .map(teams -> teams.stream()
                        .filter(team -> team.rights().contains(right) && covers(team, conferenceId))
                        .flatMap(team -> team.members().stream())
                        .collect(Collectors.toSet()))
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Set.of())
                        : Future.failedFuture(failure));
    }

    private static boolean covers(Team team, UUID conferenceId) {
        return team.everywhere()
                || team.conferences().stream()
                        .anyMatch(reach -> reach.conferenceId().equals(conferenceId)
                                && reach.trackIds().isEmpty());
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
        return members(organizationId, member -> member.role().gives(Right.CONFERENCES_READ), null, new ArrayList<>());
    }

    /** Nobody where the organization is gone. */
    private Future<List<UUID>> members(UUID organizationId, Predicate<Member> wanted, String cursor, List<UUID> found) {
        if (organizationId == null) {
            return Future.succeededFuture(found);
        }
        return proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS)
                .listMembers(Caller.SYSTEM, organizationId, cursor, PAGE)
                .compose(page -> {
                    page.items().stream()
                            .filter(member -> !member.pending() && wanted.test(member))
                            .map(Member::userId)
                            .forEach(found::add);
                    return page.nextCursor() == null
                            ? Future.succeededFuture(found)
                            : members(organizationId, wanted, page.nextCursor(), found);
                })
                .recover(failure ->
                        Refusal.NOT_FOUND.is(failure) ? Future.succeededFuture(found) : Future.failedFuture(failure));
    }
}
