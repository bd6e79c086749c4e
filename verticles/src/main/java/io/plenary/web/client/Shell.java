package io.plenary.web.client;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the documents at an address of the client have in common, whatever they say. */
public final class Shell {

    private static final String LANGUAGE = "{{language}}";
    private static final String HEAD = "{{head}}";
    private static final String CONTENT = "{{content}}";
    private static final String STYLE = "<style id=\"colors\">";

    private final String template;
    private final List<String> inline;

    /** @param inline sources of a policy that allow the scripts of the template */
    Shell(String template, List<String> inline) {
        this.template = template;
        this.inline = inline;
    }

    /** What differs between releases of the client and between its pages. */
    public String name() {
        return Integer.toHexString(template.hashCode());
    }

    /**
     * The document that says this; compresses it, which takes a while. The template is cut before anything is put in: what
     * somebody wrote may look like a part of it.
     */
    public Document fill(Content content) {
        int head = template.indexOf(HEAD);
        int body = template.indexOf(CONTENT);
        String styles = content.styles();
        String text = template.substring(0, head).replace(LANGUAGE, content.language())
                + content.head()
                + (styles.isEmpty() ? "" : "\n  " + STYLE + styles + "</style>")
                + template.substring(head + HEAD.length(), body)
                + content.body()
                + template.substring(body + CONTENT.length());
        return new Document(
                Asset.of("index.html", text.getBytes(StandardCharsets.UTF_8)),
                SecurityHeaders.policy(inline, styles.isEmpty() ? "" : Digests.source(styles)));
    }
}
