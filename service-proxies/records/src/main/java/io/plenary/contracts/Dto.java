package io.plenary.contracts;

/** A record that travels: its JSON form is text, so a call costs one write and one read and no tree in between. */
public interface Dto {

    default String toJson() {
        return Json.write(this);
    }
}
