/** Pictures of speakers and logos, fetched from where the program says they are. */
package io.plenary.services.program.pictures;
