/** Who comes in: lists, scans, what a scanner has to know without a network, and badges. */
package io.plenary.services.registrations.doors;
