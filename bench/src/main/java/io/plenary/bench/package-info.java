/** Load and comparison programs: Plenary as it runs, measured from outside against the least a server could do. */
package io.plenary.bench;
