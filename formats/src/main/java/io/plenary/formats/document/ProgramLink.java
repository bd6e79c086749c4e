package io.plenary.formats.document;

/**
 * A link or an attachment of an entry.
 *
 * @param url as written; may be relative to the conference's base URL, null when the file gives only a title
 * @param type what is behind it, such as {@code slides} or {@code web}
 */
public record ProgramLink(String title, String url, String type) {}
