package io.plenary.contracts.webhooks;

/** Why nothing is sent to an endpoint any more. */
public enum DisabledBecause {
    /** Its owner wanted it. */
    OWNER,
    /** It answered 410: it is gone for good. */
    GONE,
    /** Nothing arrived there for days. */
    FAILING
}
