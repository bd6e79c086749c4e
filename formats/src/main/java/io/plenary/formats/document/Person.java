package io.plenary.formats.document;

import java.util.UUID;

/**
 * A person credited by an entry. Nobody's e-mail address is kept.
 *
 * @param id the id as written; only formats' clients need it to be numeric
 * @param code short code of pretalx, else what names the person in addresses
 * @param name as credited for this entry; the same person may be credited differently elsewhere
 * @param biography Markdown or HTML
 */
public record Person(String id, UUID guid, String code, String name, String avatar, String biography, String url) {

    public static Person named(String name) {
        return new Person(null, null, null, name, null, null, null);
    }

    public Person withName(String other) {
        return new Person(id, guid, code, other, avatar, biography, url);
    }

    /** With what another description of the same person says beyond this one. */
    public Person filledUp(Person other) {
        return new Person(
                or(id, other.id),
                or(guid, other.guid),
                or(code, other.code),
                or(name, other.name),
                or(avatar, other.avatar),
                or(biography, other.biography),
                or(url, other.url));
    }

    private static <T> T or(T own, T other) {
        return own == null ? other : own;
    }
}
