package io.plenary.contracts.engagement;

/** With what people react to a message. */
public enum ReactionKind {
    LIKE,
    LOVE,
    LAUGH,
    APPLAUSE,
    SURPRISE,
    SAD
}
