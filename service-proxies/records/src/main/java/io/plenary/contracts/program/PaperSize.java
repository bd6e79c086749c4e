package io.plenary.contracts.program;

/** What a document is printed on. */
public enum PaperSize {
    A4,
    A3,
    LETTER
}
