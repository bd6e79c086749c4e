package io.plenary.web.paper;

/** A part of a page, in points, from its lower left corner. */
record Area(float x, float y, float width, float height) {

    Area inset(float by) {
        return new Area(x + by, y + by, width - 2 * by, height - 2 * by);
    }

    /** What is left of it above its lowest part. */
    Area above(float taken) {
        return new Area(x, y + taken, width, height - taken);
    }

    /** What is left of it below its highest part. */
    Area below(float taken) {
        return new Area(x, y, width, height - taken);
    }

    Area leftOf(float taken) {
        return new Area(x, y, width - taken, height);
    }

    float top() {
        return y + height;
    }
}
