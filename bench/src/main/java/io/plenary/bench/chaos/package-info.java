/** Faults that are made on purpose, and what they cost. */
package io.plenary.bench.chaos;
