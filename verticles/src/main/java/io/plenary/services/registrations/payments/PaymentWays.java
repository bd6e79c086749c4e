package io.plenary.services.registrations.payments;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.runtime.Database;
import io.plenary.services.registrations.cards.CardAccount;
import io.plenary.services.registrations.cards.CardAccounts;
import io.plenary.services.registrations.cards.StripeMoney;
import io.plenary.services.registrations.tickets.TransferTermsStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** By which ways tickets of a conference are paid. */
public final class PaymentWays {

    private final Database database;
    private final CardAccounts accounts;

    PaymentWays(Database database, CardAccounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    /** None where there is no time left for transfers, and nothing else. */
    public Future<List<PaymentMethod>> of(Conference conference) {
        UUID id = conference.id();
        return database.read(Caller.SYSTEM, sql -> accounts.find(sql, id)
                .compose(account -> TransferStore.find(sql, id).compose(transfer -> TransferTermsStore.find(sql, id)
                        .map(terms -> ways(account, transfer, terms.isOpen(conference, Instant.now()))))));
    }

    /** The account for transfers may be told later: where nothing else is possible they are. */
    private static List<PaymentMethod> ways(Optional<CardAccount> account, Optional<String> transfer, boolean open) {
        List<PaymentMethod> ways = new ArrayList<>();
        account.filter(CardAccount::enabled).ifPresent(enabled -> ways.add(PaymentMethod.CARD));
        if (open && (ways.isEmpty() || transfer.isPresent())) {
            ways.add(PaymentMethod.TRANSFER);
        }
        return ways;
    }

    /** What costs nothing is paid by none, and not every amount by card. */
    public static List<PaymentMethod> fit(List<PaymentMethod> offered, Order order) {
        return order.total() == 0
                ? List.of(PaymentMethod.FREE)
                : offered.stream()
                        .filter(way -> way != PaymentMethod.CARD
                                || StripeMoney.of(order.total(), order.currency())
                                        .isPresent())
                        .toList();
    }
}
