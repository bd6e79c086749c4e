/** Programs on paper: booklets, and what hangs at the doors of rooms. */
package io.plenary.formats.print;
