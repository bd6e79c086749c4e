package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An invoice as it was issued: what is changed afterwards changes none.
 *
 * @param number the year and a number, of which an organization leaves none out
 * @param cancels the number of the invoice that is taken back, whole or in part; null for an invoice
 * @param date in the time zone of the conference
 * @param conference what it was called
 * @param buyer whom it is for
 * @param locale the language of the order, a BCP 47 tag; null if it is not known
 * @param total in minor units, tax included; below 0 where it is given back
 * @param buyerAddress a line each; null where nobody said
 * @param buyerVatId null for none
 * @param suppliedFrom the first day of the conference when it was issued; null where it is from before that was said
 * @param suppliedUntil the last one
 */
@DataObject
public record Invoice(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        UUID orderId,
        String orderCode,
        InvoiceKind kind,
        String number,
        String cancels,
        LocalDate date,
        Seller seller,
        String conference,
        String buyer,
        String locale,
        String currency,
        List<InvoiceLine> lines,
        List<TaxLine> taxes,
        long total,
        String buyerAddress,
        String buyerVatId,
        LocalDate suppliedFrom,
        LocalDate suppliedUntil)
        implements Dto {

    public static Invoice fromJson(String json) {
        return Json.read(json, Invoice.class);
    }

    public Invoice {
        lines = lines == null ? List.of() : List.copyOf(lines);
        taxes = taxes == null ? List.of() : List.copyOf(taxes);
    }
}
