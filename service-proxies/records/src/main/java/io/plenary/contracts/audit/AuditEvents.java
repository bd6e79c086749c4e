package io.plenary.contracts.audit;

import io.plenary.contracts.events.Payload;

/** What the audit service announces, and reads like everything else: so it is known who looked. */
public sealed interface AuditEvents extends Payload {

    /** Somebody saw a page of entries. */
    record AuditRead(int entries) implements AuditEvents {}

    /** Somebody took entries along. */
    record AuditExported(int entries) implements AuditEvents {}

    /** Somebody wanted a chain checked. */
    record AuditCheckAsked() implements AuditEvents {}

    /**
     * A chain is not what was written.
     *
     * @param number of the first entry that is missing or another
     */
    record AuditChainBroken(long number) implements AuditEvents {}
}
