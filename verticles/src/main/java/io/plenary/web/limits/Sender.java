package io.plenary.web.limits;

import io.plenary.contracts.Caller;
import io.plenary.runtime.limits.Limit;

/**
 * Whose requests are counted together.
 *
 * @param limit what they are counted as
 * @param caller who they are to the organizations
 */
public record Sender(Limit limit, String id, Caller caller) {

    /** The same one, counted as something else. */
    Sender as(Limit other, String otherId) {
        return new Sender(other, otherId, caller);
    }
}
