package io.plenary.formats.document;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A program day.
 *
 * @param index counted from 1
 * @param date the date the day is called by; its last talks may start after midnight
 * @param start when the day begins, null when the file does not say
 * @param end when the day ends, usually past midnight; null when the file does not say
 */
public record ProgramDay(int index, LocalDate date, Instant start, Instant end) {}
