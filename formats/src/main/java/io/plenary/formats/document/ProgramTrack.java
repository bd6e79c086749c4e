package io.plenary.formats.document;

import io.plenary.formats.text.Texts;
import java.util.Objects;

/**
 * A track of the program; entries refer to it by name.
 *
 * @param color {@code #rrggbb}, null when the file gives none
 */
public record ProgramTrack(String name, String slug, String color) {

    public ProgramTrack {
        Objects.requireNonNull(name, "a track has a name");
        Texts.requireColor(color);
    }

    public static ProgramTrack named(String name) {
        return new ProgramTrack(name, null, null);
    }
}
