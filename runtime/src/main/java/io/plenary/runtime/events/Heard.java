package io.plenary.runtime.events;

import io.plenary.contracts.events.LogPage;
import java.util.TreeMap;

/** What was published and is not applied yet. Pages may come in any order, twice or not at all. */
final class Heard {

    /** A reader that is so far behind reads the log. */
    private static final int MOST = 32;

    private final TreeMap<Long, LogPage> pageByFirst = new TreeMap<>();

    void add(LogPage page) {
        pageByFirst.put(page.after(), page);
        if (pageByFirst.size() > MOST) {
            pageByFirst.pollLastEntry();
        }
    }

    /** What comes next after a number, null where that was not heard; what came before is let go. */
    LogPage after(long number) {
        while (!pageByFirst.isEmpty() && pageByFirst.firstEntry().getValue().last() <= number) {
            pageByFirst.pollFirstEntry();
        }
        if (pageByFirst.isEmpty() || pageByFirst.firstKey() > number) {
            return null;
        }
        LogPage page = pageByFirst.pollFirstEntry().getValue();
        int known = (int) (number - page.after());
        return new LogPage(number, page.events().subList(known, page.events().size()));
    }
}
