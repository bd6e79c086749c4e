package io.plenary.services.notifications;

/**
 * A message in words.
 *
 * @param title one line
 * @param markdown what follows
 */
record Letter(String title, String markdown) {

    private static final String TITLE = "# ";

    /** @param document Markdown that begins with a title */
    static Letter of(String document) {
        int end = document.indexOf('\n');
        String title = document.substring(TITLE.length(), end);
        return new Letter(Prose.text(title), document.substring(end).strip());
    }
}
