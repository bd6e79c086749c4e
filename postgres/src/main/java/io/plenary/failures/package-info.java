/** Why the program does not start, in a line for the operator. */
package io.plenary.failures;
