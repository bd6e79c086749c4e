package io.plenary.formats.tables;

/** How much is read of a file that may be hostile. */
public final class TableLimits {

    public static final int BYTES = 8 << 20;
    public static final int ROWS = 10_000;
    public static final int COLUMNS = 100;
    static final int CELL = 500;

    /** Characters of all cells, before they are cut: as many as a file has bytes that does not pack them. */
    static final int CHARACTERS = BYTES;

    /** Of the parts of a workbook that are read. */
    static final int INFLATED_MIB = 32;

    static final int PARTS = 1_000;

    /** Texts that cells of a workbook may share. */
    static final int SHARED = 500_000;

    /** Rows with something or nothing in them: as many as Excel has. Programs write some that only have a height or a color. */
    static final int ANY_ROWS = 1 << 20;

    /** Cells with something or nothing in them. */
    static final int ANY_CELLS = 2 * ROWS * COLUMNS;

    /** Characters of a tag with the text behind it: Excel takes 32,767 in a cell, some of which are written as entities. */
    static final int PIECE = 200_000;

    static final int DEPTH = 40;

    /** What elements and attributes of one part are called: each is remembered by whoever parses it. */
    static final int NAMES = 1_000;

    private TableLimits() {}
}
