package io.plenary.contracts.program;

/** Where an import stands. */
public enum ImportState {
    /** The file is not complete yet. */
    UPLOADING,
    QUEUED,
    RUNNING,
    /** It is known what the file would change; nothing was taken over yet. Forgotten after a day. */
    PREVIEWED,
    SUCCEEDED,
    /** Nothing of the file was taken over. */
    FAILED
}
