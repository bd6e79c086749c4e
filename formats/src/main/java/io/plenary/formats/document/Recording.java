package io.plenary.formats.document;

/**
 * What may be recorded of an entry.
 *
 * @param license license of the recording
 * @param optOut true when the speakers do not want a recording, null when nobody said
 * @param url where the recording is
 */
public record Recording(String license, Boolean optOut, String url) {

    public static Recording of(String license, Boolean optOut, String url) {
        return license == null && optOut == null && url == null ? null : new Recording(license, optOut, url);
    }
}
