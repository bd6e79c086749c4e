package io.plenary.web.contract;

import java.util.HashMap;
import java.util.Map;

/** A part of the memory that many share, none of whom gets all of it. Used by one event loop. */
final class Shares {

    private final long most;
    private final long mostOfOne;
    private final Map<String, Long> takenByOwner = new HashMap<>();
    private long taken;

    /**
     * @param most bytes of all together
     * @param mostOfOne bytes of one owner
     */
    Shares(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** False, and nothing is taken, where there is no room for so many bytes. */
    boolean take(String owner, long size) {
        if (taken + size > most || !hasRoom(owner, size)) {
            return false;
        }
        add(owner, size);
        return true;
    }

    /** Whether the owner's own share is large enough for so many bytes more. */
    boolean hasRoom(String owner, long size) {
        return takenByOwner.getOrDefault(owner, 0L) + size <= mostOfOne;
    }

    void giveBack(String owner, long size) {
        add(owner, -size);
    }

    private void add(String owner, long size) {
        taken += size;
        takenByOwner.merge(owner, size, (before, more) -> before + more == 0 ? null : before + more);
    }
}
