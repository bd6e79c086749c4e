package io.plenary.contracts.webhooks;

/** Whether anything is sent to an endpoint. */
public enum WebhookState {
    ENABLED,
    DISABLED
}
