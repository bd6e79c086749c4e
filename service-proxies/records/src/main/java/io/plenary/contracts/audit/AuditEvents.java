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
     * Somebody wanted what is not theirs to do, or to know of.
     *
     * @param operation of the API
     * @param status with which it was answered
     * @param more how many other refusals of the same person this one stands for
     */
    record ActionRefused(String operation, int status, long more) implements AuditEvents {}

    /** For how long entries of an organization are kept from now on. */
    record AuditRetentionChanged(int days) implements AuditEvents {}

    /**
     * A chain is not what was written.
     *
     * @param number of the first entry that is missing or another
     */
    record AuditChainBroken(long number) implements AuditEvents {}
}
