/** The frame of a program: rooms, tracks, days and the rules for conflicts. */
package io.plenary.services.program.layout;
