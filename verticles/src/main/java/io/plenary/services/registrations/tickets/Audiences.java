package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAudience;
import io.plenary.contracts.registrations.TicketAudienceKind;
import io.plenary.contracts.registrations.TicketAudienceList;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether tickets are for somebody: for whoever reads what is mailed to a confirmed address. */
public final class Audiences {

    private final AuthService auth;

    public Audiences(AuthService auth) {
        this.auth = auth;
    }

    static Future<TicketAudienceList> list(SqlClient sql, TicketType type) {
        return AudienceStore.emails(sql, type.id())
                .map(emails -> new TicketAudienceList(type.organizationId(), type.conferenceId(), type.id(), emails));
    }

    /** @param emails in the form in which they are compared, each once */
    static Future<Void> set(Transaction tx, TicketType type, List<String> emails) {
        return AudienceStore.replace(tx.sql(), type, emails);
    }

    /** Where something of it is not for everybody, whoever orders is somebody for whom it is. Before seats are held: another service is asked. */
    public Future<Void> require(SqlClient sql, Caller caller, OrderDraft draft, List<TicketType> types) {
        List<TicketType> limited =
                types.stream().filter(type -> type.audience() != null).toList();
        return limited.isEmpty()
                ? Future.succeededFuture()
                : account(caller)
                        .compose(buyer -> require(sql, caller, buyer, limited).map(buyer))
                        .map(buyer -> {
                            new Faults()
                                    .check(
                                            AudienceRules.isSame(draft.email(), buyer.email()),
                                            "/email",
                                            Fault.IMPOSSIBLE)
                                    .refuseIfAny("Such a ticket is mailed to the address of the account only.");
                            return null;
                        });
    }

    private Future<UserAccount> account(Caller caller) {
        return caller.isSignedIn()
                ? auth.validateUser(Caller.SYSTEM, caller.userId()).map(OrderRules::requireConfirmed)
                : Future.failedFuture(AudienceRules.signIn());
    }

    public static Future<Void> require(SqlClient sql, Caller caller, UserAccount buyer, List<TicketType> types) {
        Future<Void> done = Future.succeededFuture();
        for (TicketType type : types) {
            done = done.compose(before -> isFor(sql, caller, buyer, type))
                    .compose(allowed ->
                            allowed ? Future.succeededFuture() : Future.failedFuture(AudienceRules.others()));
        }
        return done;
    }

    private static Future<Boolean> isFor(SqlClient sql, Caller caller, UserAccount buyer, TicketType type) {
        return type.audience() == null
                ? Future.succeededFuture(true)
                : switch (type.audience().kind()) {
                    case MEMBERS -> Future.succeededFuture(caller.memberships().containsKey(type.organizationId()));
                    case EMAIL_DOMAINS -> Future.succeededFuture(AudienceRules.isOf(type.audience(), buyer.email()));
                    case LIST ->
                        AudienceRules.address(buyer.email())
                                .map(address -> AudienceStore.has(sql, type.id(), address))
                                .orElseGet(() -> Future.succeededFuture(false));
                };
    }

    /** Who gets it is not known, but for the domain of the address it is mailed to. */
    public static Future<Void> requireRecipient(Transaction tx, Ticket ticket, TicketRecipient to) {
        return TicketTypeStore.find(tx.sql(), ticket.conferenceId(), List.of(ticket.ticketTypeId()))
                .map(found -> {
                    TicketType type = found.get(0);
                    if (type.audience() != null && type.audience().kind() != TicketAudienceKind.EMAIL_DOMAINS) {
                        throw AudienceRules.notTransferable();
                    }
                    if (type.audience() != null && !AudienceRules.isOf(type.audience(), to.email())) {
                        throw AudienceRules.othersAt("/email");
                    }
                    return null;
                });
    }

    /** Addresses of attendees are those of the domains, or of whoever ordered; and what is bought is for nobody else later. */
    public static Future<Void> requireNamed(Transaction tx, Order order, List<Attendee> attendees) {
        Map<UUID, Ticket> tickets = order.tickets().stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
        Set<UUID> types = tickets.values().stream().map(Ticket::ticketTypeId).collect(Collectors.toSet());
        return TicketTypeStore.find(tx.sql(), order.conferenceId(), types).map(found -> {
            Map<UUID, TicketAudience> limited = found.stream()
                    .filter(type -> type.audience() != null)
                    .collect(Collectors.toMap(TicketType::id, TicketType::audience));
            Faults faults = new Faults();
            for (int i = 0; i < attendees.size(); i++) {
                Ticket ticket = tickets.get(attendees.get(i).ticketId());
                TicketAudience audience = ticket == null ? null : limited.get(ticket.ticketTypeId());
                if (audience != null) {
                    AudienceRules.requireNamed(
                            faults, "/items/" + i + "/email", audience, order, ticket, attendees.get(i));
                }
            }
            faults.refuseIfAny("The tickets cannot be for them.");
            return null;
        });
    }
}
