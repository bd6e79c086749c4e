package io.plenary.contracts.engagement;

/** What those who moderate do with a question. */
public enum QuestionAction {
    APPROVE,
    DECLINE,
    MERGE,
    ANSWER,
    PIN,
    UNPIN
}
