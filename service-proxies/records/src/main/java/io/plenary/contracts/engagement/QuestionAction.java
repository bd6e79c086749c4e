package io.plenary.contracts.engagement;

/** What those who moderate do with a question. */
public enum QuestionAction {
    APPROVE,
    /** Nobody sees it for now; those who moderate come back to it. */
    HOLD,
    /** As if nobody had looked at it. */
    REQUEUE,
    DECLINE,
    MERGE,
    ANSWER,
    PIN,
    /** Among the others on the screen of the hall, neither pinned nor left out. */
    UNPIN,
    /** The screen of the hall leaves it out; people go on voting for it. */
    OFF_STAGE
}
