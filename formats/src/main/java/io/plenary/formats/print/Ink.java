package io.plenary.formats.print;

import java.awt.Color;

/** How letters are drawn. */
record Ink(float size, boolean bold, Color color) {

    static final Color BLACK = new Color(0x16, 0x18, 0x1D);
    static final Color GRAY = new Color(0x5B, 0x60, 0x6B);
    static final Color RED = new Color(0xB4, 0x23, 0x18);
    static final Color HAIR = new Color(0xD5, 0xD8, 0xDE);

    private static final float LEADING = 1.28f;

    static Ink plain(float size, Color color) {
        return new Ink(size, false, color);
    }

    static Ink bold(float size, Color color) {
        return new Ink(size, true, color);
    }

    Ink sized(float other) {
        return new Ink(other, bold, color);
    }

    /** From a line to the next. */
    float leading() {
        return size * LEADING;
    }
}
