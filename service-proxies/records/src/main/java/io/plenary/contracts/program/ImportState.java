package io.plenary.contracts.program;

/** Where an import stands. */
public enum ImportState {
    /** The file is not complete yet. */
    UPLOADING,
    QUEUED,
    RUNNING,
    SUCCEEDED,
    /** Nothing of the file was taken over. */
    FAILED
}
