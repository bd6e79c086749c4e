package io.plenary.formats.print;

import java.io.IOException;
import java.util.List;

/** Fills columns and pages one after the other. What belongs together stays together, if a column is high enough for it. */
final class Columns {

    /** A new page is at hand, on which nothing is drawn yet. */
    interface Turning {

        void turned() throws IOException;
    }

    private static final float GAP = 22;

    private final Pages pages;
    private final float margin;
    private final int count;
    private final float width;
    private final float top;
    private final float bottom;
    private final Turning turning;
    private int column;
    private float begin;
    private float y;

    /**
     * @param margin at the left and the right
     * @param top of the columns on all pages but those that are begun
     */
    Columns(Pages pages, int count, float margin, float top, float bottom, Turning turning) {
        this.pages = pages;
        this.count = count;
        this.margin = margin;
        this.width = (pages.width() - 2 * margin - (count - 1) * GAP) / count;
        this.top = top;
        this.bottom = bottom;
        this.turning = turning;
    }

    float width() {
        return width;
    }

    /** On a new page, below what is to be at its top. */
    void begin(float below) throws IOException {
        turn();
        begin = top - below;
        y = begin;
    }

    private void turn() throws IOException {
        pages.add();
        turning.turned();
        column = 0;
        begin = top;
        y = begin;
    }

    /** @return the number of the page on which it begins, counted from 1 */
    int place(List<Box> together) throws IOException {
        float height = (float) together.stream().mapToDouble(Box::height).sum();
        if (!fits(height) && (height <= top - bottom || !fits(first(together)))) {
            next();
        }
        int page = pages.count();
        for (Box box : together) {
            if (!fits(box.height())) {
                next();
            }
            box.drawing().draw(x(), y);
            y -= box.height();
        }
        return page;
    }

    /** Of what is longer than a column so much at least begins in one. */
    private static float first(List<Box> together) {
        return (float) together.stream().limit(5).mapToDouble(Box::height).sum();
    }

    private boolean fits(float height) {
        return y - height >= bottom;
    }

    private void next() throws IOException {
        if (column < count - 1) {
            column++;
            y = begin;
        } else {
            turn();
        }
    }

    private float x() {
        return margin + column * (width + GAP);
    }
}
