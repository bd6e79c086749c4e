package io.plenary.services.registrations.attendees;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Attendance;
import io.plenary.contracts.registrations.HolderPage;
import io.plenary.contracts.registrations.HolderQuery;
import io.plenary.contracts.registrations.HoldersService;
import io.plenary.contracts.registrations.TicketsQuery;
import io.plenary.runtime.Database;
import io.plenary.services.registrations.tickets.TicketRules;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

final class Holders implements HoldersService {

    private static final int MOST_TICKETS = 200;

    private final Database database;

    Holders(Database database) {
        this.database = database;
    }

    @Override
    public Future<HolderPage> holders(Caller caller, HolderQuery query) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("This is for services.");
        }
        return database.read(caller, sql -> HolderStore.page(sql, query));
    }

    @Override
    public Future<List<Attendance>> attendances(Caller caller, TicketsQuery query) {
        TicketRules.requireMaySell(caller, query.organizationId(), query.conferenceId());
        if (query.ticketIds().size() > MOST_TICKETS) {
            throw Refusal.INVALID.because("These are too many tickets at once.");
        }
        return database.read(caller, sql -> AttendanceStore.of(sql, query));
    }

    @Override
    public Future<Boolean> hasTicket(Caller caller, UUID conferenceId) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in, so that it is known whose ticket it is.");
        }
        return database.read(caller, sql -> HolderStore.isHolder(sql, caller.userId(), conferenceId));
    }
}
