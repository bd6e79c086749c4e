package io.plenary.contracts.events;

/** What the event log tells of itself. */
public sealed interface LogEvents extends Payload {

    /** Nothing is kept for it any more. */
    record ReaderRemoved(String reader) implements LogEvents {}
}
