package io.plenary.formats.tables;

/** How much is read of a file that may be hostile. */
public final class TableLimits {

    public static final int BYTES = 8 << 20;
    public static final int ROWS = 10_000;
    public static final int COLUMNS = 100;
    static final int CELL = 500;
    static final int INFLATED_MIB = 64;
    static final int PARTS = 1_000;

    private TableLimits() {}
}
