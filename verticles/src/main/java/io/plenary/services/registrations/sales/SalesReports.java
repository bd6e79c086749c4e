package io.plenary.services.registrations.sales;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.SalesDay;
import io.plenary.contracts.registrations.SalesFigures;
import io.plenary.contracts.registrations.SalesService;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Database;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.TicketRules;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

final class SalesReports implements SalesService {

    private final Database database;
    private final OwnConferences conferences;

    SalesReports(Database database, OwnConferences conferences) {
        this.database = database;
        this.conferences = conferences;
    }

    @Override
    public Future<SalesFigures> sales(Caller caller, UUID organizationId, UUID conferenceId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return conferences
                .get(caller, organizationId, conferenceId)
                .compose(conference -> database.read(caller, sql -> SalesStore.sold(sql, conference)
                        .compose(sold -> TicketTypeStore.of(sql, conferenceId)
                                .compose(types -> QuotaStore.of(sql, conferenceId)
                                        .map(quotas -> figures(conference, sold, types, quotas))))));
    }

    private static SalesFigures figures(
            Conference conference, SalesStore.Sold sold, List<TicketType> types, List<Quota> quotas) {
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneId.of(conference.timeZone()));
        List<SalesDay> days = sold.days();
        boolean ahead = OrderRules.isAhead(conference, Instant.now());
        return new SalesFigures(
                conference.timeZone(),
                today,
                days,
                sold.awaited(),
                ahead
                        ? Forecasts.of(days, today, conference.endDate(), Forecasts.left(types, quotas))
                                .orElse(null)
                        : null);
    }
}
