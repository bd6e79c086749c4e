package io.plenary.formats.bank;

/** Why a file is none that a bank has written. */
public final class UnreadableStatement extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableStatement(String message) {
        super(message, null, false, false);
    }
}
