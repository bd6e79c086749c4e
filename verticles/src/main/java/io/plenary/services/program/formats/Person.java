package io.plenary.services.program.formats;

import java.util.UUID;

/**
 * A person credited by an entry.
 *
 * @param id the id as written; only formats' clients need it to be numeric
 * @param code short code of pretalx
 * @param name as credited for this entry; the same person may be credited differently elsewhere
 * @param email read for the organizer's eyes, never exported
 * @param biography text as written, may hold HTML or Markdown
 */
public record Person(
        String id, UUID guid, String code, String name, String email, String avatar, String biography, String url) {

    Person withoutEmail() {
        return new Person(id, guid, code, name, null, avatar, biography, url);
    }
}
