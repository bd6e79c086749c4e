/** From the command line to a running node and back: only {@code Main} stands on this. */
package io.plenary.launch;
