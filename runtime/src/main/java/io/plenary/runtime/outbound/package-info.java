/** The way out: requests to servers elsewhere, at addresses that others chose. */
package io.plenary.runtime.outbound;
