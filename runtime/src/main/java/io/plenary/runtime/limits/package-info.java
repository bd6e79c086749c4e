/** Rate limits by token bucket: how much there may be, and who counts it. */
package io.plenary.runtime.limits;
