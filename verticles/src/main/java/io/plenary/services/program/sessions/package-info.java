/** Sessions: when and where they are, who speaks, what is in each other's way, and the schedule they make together. */
package io.plenary.services.program.sessions;
