package io.plenary.formats.document;

/**
 * Where an entry comes from. Says nothing about the session itself, so two entries are compared without it.
 *
 * @param line line of the file at which the event begins, counted from 1
 * @param key names the event within its source: {@code guid:…}, else {@code uid:…}, {@code id:…} or {@code title:…}.
 *     Several events of a file may have one
 * @param guid the guid as written, also when it is no UUID or repeated
 * @param id the id as written, also when it is no positive integer or repeated
 * @param icsUid UID (and RECURRENCE-ID) of an iCalendar event
 */
public record Origin(Integer line, String key, String guid, String id, String icsUid) {}
