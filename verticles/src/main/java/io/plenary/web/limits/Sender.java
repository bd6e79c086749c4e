package io.plenary.web.limits;

import io.plenary.runtime.limits.Limit;

/**
 * Whose requests are counted together.
 *
 * @param limit what they are counted as
 */
public record Sender(Limit limit, String id) {}
