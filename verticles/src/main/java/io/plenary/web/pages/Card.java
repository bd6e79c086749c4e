package io.plenary.web.pages;

import java.util.List;

/**
 * What is written on the picture by which other sites show a page.
 *
 * @param site the conference
 * @param claim below its name; empty for nothing, as the others
 * @param label at the right, such as the track
 * @param labelColor of its mark, as {@code #rrggbb}; null for none
 * @param names of who speaks
 * @param and what stands before the last of them
 * @param facts at most three
 * @param color of the conference, as {@code #rrggbb}; null for the platform's
 */
record Card(
        String site,
        String claim,
        String label,
        String labelColor,
        String title,
        List<String> names,
        String and,
        List<Fact> facts,
        String color) {

    enum Sign {
        CALENDAR,
        PLACE,
        LANGUAGE
    }

    /** Two lines beside a sign. */
    record Fact(Sign sign, String first, String second) {}
}
