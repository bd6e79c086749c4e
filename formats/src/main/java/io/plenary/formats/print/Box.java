package io.plenary.formats.print;

import java.io.IOException;

/** Something of a known height, which is drawn below wherever there is room. */
record Box(float height, Drawing drawing) {

    interface Drawing {

        void draw(float x, float top) throws IOException;
    }

    static Box space(float height) {
        return new Box(height, (x, top) -> {});
    }
}
