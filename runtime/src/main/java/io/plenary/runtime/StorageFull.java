package io.plenary.runtime;

/** There is no room to keep anything: said before the database would have to. */
final class StorageFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StorageFull() {
        super("The disk of the database is nearly full", null, false, false);
    }
}
