package io.plenary.services.registrations.invoices;

import io.plenary.contracts.Json;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.Invoice;
import io.plenary.contracts.registrations.InvoicePage;
import io.plenary.contracts.registrations.InvoiceQuery;
import io.plenary.contracts.registrations.Seller;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public final class InvoiceStore {

    private InvoiceStore() {}

    public static Future<Optional<Seller>> seller(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select * from sellers where conference_id = $1")
                .mapping(InvoiceStore::seller)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> set(SqlClient sql, Seller seller) {
        return sql.preparedQuery(
                        """
                        insert into sellers (conference_id, organization_id, name, address, vat_id, buyer_details, contact_email,
                            terms_url, privacy_url)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        on conflict (conference_id) do update
                        set name = excluded.name, address = excluded.address, vat_id = excluded.vat_id,
                            buyer_details = excluded.buyer_details, contact_email = excluded.contact_email,
                            terms_url = excluded.terms_url, privacy_url = excluded.privacy_url, updated_at = now()
                        """)
                .execute(Tuple.from(new Object[] {
                    seller.conferenceId(),
                    seller.organizationId(),
                    seller.name(),
                    seller.address(),
                    seller.vatId(),
                    seller.buyerDetails().name(),
                    seller.contactEmail(),
                    seller.termsUrl(),
                    seller.privacyUrl()
                }))
                .mapEmpty();
    }

    static Future<Void> noteAgreed(SqlClient sql, UUID orderId, Seller seller) {
        return sql.preparedQuery(
                        "update orders set agreed_at = now(), agreed_terms_url = $2, agreed_privacy_url = $3 where id = $1")
                .execute(Tuple.of(orderId, seller.termsUrl(), seller.privacyUrl()))
                .mapEmpty();
    }

    public static Future<Void> forgetSeller(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from sellers where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    /** The next of the year: until the transaction ends all others of the organization wait. */
    static Future<Integer> take(SqlClient sql, UUID organizationId, int year) {
        return sql.preparedQuery(
                        """
                        insert into invoice_numbers (organization_id, year, last) values ($1, $2, 1)
                        on conflict (organization_id, year) do update set last = invoice_numbers.last + 1
                        returning last
                        """)
                .execute(Tuple.of(organizationId, year))
                .map(rows -> rows.iterator().next().getInteger("last"));
    }

    static Future<Void> insert(SqlClient sql, Invoice invoice, int year, int number) {
        return sql.preparedQuery(
                        """
                        insert into invoices (id, organization_id, conference_id, order_id, year, number, content)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        """)
                .execute(Tuple.from(new Object[] {
                    invoice.id(),
                    invoice.organizationId(),
                    invoice.conferenceId(),
                    invoice.orderId(),
                    year,
                    number,
                    new JsonObject(Json.write(invoice))
                }))
                .mapEmpty();
    }

    static Future<List<Invoice>> of(SqlClient sql, UUID orderId) {
        return sql.preparedQuery("select content from invoices where order_id = $1 order by year, number")
                .mapping(InvoiceStore::invoice)
                .execute(Tuple.of(orderId))
                .map(rows -> rows.stream().toList());
    }

    static Future<InvoicePage> list(SqlClient sql, InvoiceQuery query) {
        UUID before = Cursor.parse(query.cursor()).id();
        return sql.preparedQuery(
                        """
                        select content from invoices
                        where organization_id = $1 and conference_id = $2
                          and ($3::uuid is null
                               or (year, number) < (select i.year, i.number from invoices i where i.id = $3))
                        order by year desc, number desc limit $4
                        """)
                .mapping(InvoiceStore::invoice)
                .execute(Tuple.of(query.organizationId(), query.conferenceId(), before, query.limit() + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(), query.limit(), last -> new Cursor("", last.id()), InvoicePage::new));
    }

    private static Invoice invoice(Row row) {
        return Invoice.fromJson(row.getJsonObject("content").encode());
    }

    private static Seller seller(Row row) {
        return new Seller(
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getString("name"),
                row.getString("address"),
                row.getString("vat_id"),
                BuyerDetails.valueOf(row.getString("buyer_details")),
                row.getString("contact_email"),
                row.getString("terms_url"),
                row.getString("privacy_url"));
    }
}
