package io.plenary.services.program.pictures;

import io.plenary.contracts.program.Picture;

/**
 * What is known of a picture.
 *
 * @param picture null where it could not be fetched, or was not yet
 * @param due whether to look there again
 */
record Shown(Picture picture, boolean due) {

    static final Shown NOTHING = new Shown(null, false);
}
