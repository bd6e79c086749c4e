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
 * @param contactEmail where answers to mails about orders arrive; null for nowhere, and in an invoice
 */
@DataObject
public record Seller(
        UUID organizationId,
        UUID conferenceId,
        String name,
        String address,
        String vatId,
        BuyerDetails buyerDetails,
        String contactEmail)
        implements Dto {

    /** Whom nobody answers. */
    public Seller(
            UUID organizationId,
            UUID conferenceId,
            String name,
            String address,
            String vatId,
            BuyerDetails buyerDetails) {
        this(organizationId, conferenceId, name, address, vatId, buyerDetails, null);
    }

    /** As an invoice names them. */
    public Seller onInvoice() {
        return new Seller(organizationId, conferenceId, name, address, vatId, null);
    }

    public static Seller fromJson(String json) {
        return Json.read(json, Seller.class);
    }
}
