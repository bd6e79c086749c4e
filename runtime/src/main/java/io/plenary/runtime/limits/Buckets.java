package io.plenary.runtime.limits;

/** Counts what is limited. Answers at once, and never fails. */
public interface Buckets {

    /**
     * Takes one.
     *
     * @param key what is limited, such as {@code user:<id>}; each with a rate that seldom changes
     */
    Verdict take(String key, Rate rate);
}
