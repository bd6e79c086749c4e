package io.plenary.formats.paper;

/** A part of a page, in points, from its lower left corner. */
public record Area(float x, float y, float width, float height) {

    public Area inset(float by) {
        return new Area(x + by, y + by, width - 2 * by, height - 2 * by);
    }

    /** What is left of it above its lowest part. */
    public Area above(float taken) {
        return new Area(x, y + taken, width, height - taken);
    }

    /** What is left of it below its highest part. */
    public Area below(float taken) {
        return new Area(x, y, width, height - taken);
    }

    public Area leftOf(float taken) {
        return new Area(x, y, width - taken, height);
    }

    public float top() {
        return y + height;
    }
}
