package io.plenary.services.registrations.invoices;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Seller;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Optional;
import java.util.UUID;

/** What whoever sells tickets has said that those who buy have to agree to. */
public final class SaleTerms {

    private SaleTerms() {}

    /** Empty where there is nothing to agree to. */
    private static Future<Optional<Seller>> of(SqlClient sql, UUID conferenceId) {
        return InvoiceStore.seller(sql, conferenceId).map(found -> found.filter(Seller::hasTerms));
    }

    /** In a transaction that has locked the order. That they agreed, and to what, is kept with it. */
    public static Future<Void> require(Transaction tx, Order order, Boolean accepted) {
        return of(tx.sql(), order.conferenceId()).compose(terms -> {
            if (terms.isEmpty()) {
                return Future.succeededFuture();
            }
            if (!Boolean.TRUE.equals(accepted)) {
                throw Refusal.CONFLICT.because(
                        "TERMS_MISSING", "Agree first to what whoever sells the tickets has said.");
            }
            return InvoiceStore.noteAgreed(tx.sql(), order.id(), terms.get());
        });
    }
}
