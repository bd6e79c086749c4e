package io.plenary.failures;

import java.net.BindException;
import java.net.ConnectException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;

/** Turns whatever kept the program from starting into one line. */
public final class Failures {

    private Failures() {}

    /** The line for the operator: the innermost cause that says something. */
    public static String line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure) {
                return cause.getMessage();
            }
            if (cause instanceof BindException) {
                return "A port is occupied: " + cause.getMessage() + ".";
            }
        }
        return "Cannot start: " + reason(root(failure)) + ".";
    }

    /** Why a file or a connection failed, in words. */
    public static String reason(Throwable failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return oneLine(failure);
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        String name = failure instanceof ConnectException
                        || failure instanceof SQLException
                        || failure.getClass().getName().startsWith("io.plenary")
                ? ""
                : failure.getClass().getSimpleName() + ": ";
        return name + message.lines().findFirst().orElseThrow().replaceAll("\\.$", "");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
