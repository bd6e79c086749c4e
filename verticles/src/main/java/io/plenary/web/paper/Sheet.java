package io.plenary.web.paper;

import io.plenary.contracts.registrations.BadgeSize;
import io.plenary.formats.paper.Area;

/**
 * A page with cells of one size beside and below each other, in its middle.
 *
 * @param pageWidth in millimeters, as all of them
 */
record Sheet(float pageWidth, float pageHeight, int columns, int rows, float width, float height) {

    private static final float POINTS = 72 / 25.4f;
    private static final float A4_WIDTH = 210;
    private static final float A4_HEIGHT = 297;

    static Sheet of(BadgeSize size) {
        return switch (size) {
            case A6 -> new Sheet(105, 148, 1, 1, 105, 148);
            case CARD -> new Sheet(86, 54, 1, 1, 86, 54);
            case SHEET_OF_4 -> new Sheet(A4_WIDTH, A4_HEIGHT, 2, 2, 105, 148);
            case SHEET_OF_8 -> new Sheet(A4_WIDTH, A4_HEIGHT, 2, 4, 90, 60);
            case SHEET_OF_10 -> new Sheet(A4_WIDTH, A4_HEIGHT, 2, 5, 85, 54);
        };
    }

    static float points(float millimeters) {
        return millimeters * POINTS;
    }

    int cells() {
        return columns * rows;
    }

    /** Where a cell is on its page, in points, the first at the top. */
    Area cell(int number) {
        int cell = number % cells();
        float left = (pageWidth - columns * width) / 2 + cell % columns * width;
        float bottom = (pageHeight - rows * height) / 2 + (rows - 1 - cell / columns) * height;
        return new Area(points(left), points(bottom), points(width), points(height));
    }
}
