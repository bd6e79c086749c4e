package io.plenary.services.program.pictures;

import java.util.Optional;
import java.util.UUID;

/**
 * Where the picture of something is.
 *
 * @param portrait whether it is a face and no logo
 */
record PictureSource(UUID subject, boolean portrait, String address) {

    /** @param address null where there is no picture */
    static Optional<PictureSource> of(UUID subject, boolean portrait, String address) {
        return Optional.ofNullable(address).map(known -> new PictureSource(subject, portrait, known));
    }
}
