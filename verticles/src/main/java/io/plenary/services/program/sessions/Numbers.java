package io.plenary.services.program.sessions;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Gives out the integer ids old schedule clients know: one more than the highest in use. */
public final class Numbers {

    /** Numbers from here on came with files of systems that draw ids by chance; counting on from them would overflow. */
    public static final int FOREIGN = 2_000_000_000;

    private final Set<Integer> used;
    private int last;

    public Numbers(Collection<Integer> used) {
        this.used = new HashSet<>(used);
        this.last = used.stream()
                .filter(number -> number < FOREIGN)
                .max(Integer::compare)
                .orElse(0);
    }

    public int next() {
        do {
            last++;
        } while (!used.add(last));
        return last;
    }

    /** The number asked for if it is a free one, else the next. */
    public int take(Integer wanted) {
        return wanted != null && wanted > 0 && used.add(wanted) ? wanted : next();
    }
}
