package io.plenary.contracts.program;

/** What attendees should know of a session; one change may be several. */
public enum ChangeKind {
    /** It was not there before. */
    NEW,
    /** It is not there any more, not even as cancelled. */
    REMOVED,
    CANCELLED,
    /** It takes place after all. */
    REINSTATED,
    /** Another time, another length, or another room. */
    MOVED,
    RENAMED,
    /** Another track, or none any more: for programs that follow along, and nothing to trouble people with. */
    RETRACKED;

    /** Whether whoever wants to go there should hear of it. */
    public boolean isNews() {
        return this != RETRACKED;
    }
}
