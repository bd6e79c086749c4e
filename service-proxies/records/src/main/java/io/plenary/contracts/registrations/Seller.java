package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Who sells the tickets of a conference, as invoices name them.
 *
 * @param name null where nobody said, and there are no invoices
 * @param address a line each
 * @param vatId null for none
 * @param buyerDetails whether those who buy are asked whom invoices are for; null in an invoice
 * @param contactEmail where answers to mails arrive, also where nobody said who sells; null for nowhere, and in an invoice
 * @param termsUrl where it stands by which terms they sell; null for nowhere, and in an invoice
 * @param privacyUrl where it stands what becomes of what people say of themselves; null for nowhere, and in an invoice
 */
@DataObject
public record Seller(
        UUID organizationId,
        UUID conferenceId,
        String name,
        String address,
        String vatId,
        BuyerDetails buyerDetails,
        String contactEmail,
        String termsUrl,
        String privacyUrl)
        implements Dto {

    /** Who says no more than invoices need. */
    public Seller(
            UUID organizationId,
            UUID conferenceId,
            String name,
            String address,
            String vatId,
            BuyerDetails buyerDetails) {
        this(organizationId, conferenceId, name, address, vatId, buyerDetails, null, null, null);
    }

    /** Whether those who buy have to agree to something. */
    public boolean hasTerms() {
        return termsUrl != null || privacyUrl != null;
    }

    /** As an invoice names them. */
    public Seller onInvoice() {
        return new Seller(organizationId, conferenceId, name, address, vatId, null);
    }

    public static Seller fromJson(String json) {
        return Json.read(json, Seller.class);
    }
}
