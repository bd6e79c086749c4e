package io.plenary.contracts.program;

/** Where a document to print stands. */
public enum PrintState {
    QUEUED,
    RUNNING,
    /** It can be fetched. */
    READY,
    /** There is none; whoever asks again has it tried again. */
    FAILED
}
