package io.plenary.services.program.pictures;

import java.util.Optional;
import java.util.UUID;

/**
 * Where the picture of something is.
 *
 * @param portrait whether it is a face and no logo
 */
record Source(UUID subject, boolean portrait, String address) {

    /** @param address null where there is no picture */
    static Optional<Source> of(UUID subject, boolean portrait, String address) {
        return Optional.ofNullable(address).map(known -> new Source(subject, portrait, known));
    }
}
