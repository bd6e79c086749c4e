package io.plenary.services.registrations;

import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.attendees.AttendeeImportStore;
import io.plenary.services.registrations.cards.CardSettingsStore;
import io.plenary.services.registrations.codes.TicketKeyStore;
import io.plenary.services.registrations.doors.BadgeStore;
import io.plenary.services.registrations.doors.CheckInListStore;
import io.plenary.services.registrations.doors.CheckInStore;
import io.plenary.services.registrations.invoices.BuyerStore;
import io.plenary.services.registrations.invoices.InvoiceStore;
import io.plenary.services.registrations.payments.TransferStore;
import io.plenary.services.registrations.seats.SeatSessionStore;
import io.plenary.services.registrations.seats.SeatStore;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.QuestionStore;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.ReplacementStore;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.plenary.services.registrations.tickets.TransferTermsStore;
import io.plenary.services.registrations.tickets.VoucherStore;
import io.plenary.services.registrations.waiting.WaitingStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What the parts delete of users and conferences that are gone for good, in the order in which it refers to each other. */
final class Forgetting {

    private final Jobs allotting;

    /** @param allotting offers to others what those had who are gone */
    Forgetting(Jobs allotting) {
        this.allotting = allotting;
    }

    Future<Void> user(Transaction tx, UUID userId) {
        return AnswerStore.forgetUser(tx.sql(), userId)
                .compose(gone -> ReplacementStore.forgetUser(tx.sql(), userId))
                .compose(gone -> BuyerStore.forgetUser(tx.sql(), userId))
                .compose(gone -> OrderStore.forgetUser(tx.sql(), userId))
                .compose(gone -> CheckInStore.forgetUser(tx.sql(), userId))
                .compose(gone -> SeatStore.forgetUser(tx.sql(), userId))
                .compose(seats -> WaitingStore.forgetUser(tx.sql(), userId).map(waited -> both(seats, waited)))
                .compose(conferences -> askForAll(tx, allotting, conferences))
                .compose(gone -> tx.forget(userId, null));
    }

    private static List<UUID> both(List<UUID> some, List<UUID> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().sorted().toList();
    }

    private static Future<Void> askForAll(Transaction tx, Jobs jobs, List<UUID> ids) {
        Future<Void> all = Future.succeededFuture();
        for (UUID id : ids) {
            all = all.compose(before -> jobs.ask(tx, id));
        }
        return all;
    }

    Future<Void> conference(Transaction tx, UUID conferenceId) {
        return WaitingStore.forgetConference(tx.sql(), conferenceId)
                .compose(gone -> allotting.forget(tx.sql(), conferenceId))
                .compose(gone -> CheckInListStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> SeatSessionStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> AttendeeImportStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> OrderStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> BadgeStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> QuestionStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> VoucherStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> TicketTypeStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> TicketKeyStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> QuotaStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> CardSettingsStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> InvoiceStore.forgetSeller(tx.sql(), conferenceId))
                .compose(gone -> TransferTermsStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> TransferStore.forgetConference(tx.sql(), conferenceId));
    }
}
