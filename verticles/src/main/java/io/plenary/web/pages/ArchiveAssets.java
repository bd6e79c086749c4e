package io.plenary.web.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pages of an archive look like: the client's style sheets as one, its fonts and its icon. Blocks. */
final class ArchiveAssets {

    private static final String CLIENT = "/webroot/";
    private static final String FOLDER = "assets/";

    /** Those that the client has with every page, in its order. */
    private static final Pattern STYLES = Pattern.compile("<link rel=\"stylesheet\" href=\"\\{\\{base}}/([\\w./-]+)\"");

    private static final Pattern FONT = Pattern.compile("url\\(['\"]?\\.\\./(fonts/[\\w.-]+)['\"]?\\)");

    private ArchiveAssets() {}

    /**
     * Files by their names.
     *
     * @param colors style sheet of the conference's own; empty for none
     */
    static Map<String, byte[]> of(String colors) {
        StringBuilder styles = new StringBuilder();
        Matcher sheets = STYLES.matcher(text(CLIENT + "index.html"));
        while (sheets.find()) {
            styles.append(text(CLIENT + sheets.group(1))).append('\n');
        }
        styles.append(text("/web/pages/archive.css")).append(colors).append('\n');
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(FOLDER + "styles/site.css", styles.toString().getBytes(StandardCharsets.UTF_8));
        files.put(FOLDER + "icon.svg", bytes(CLIENT + "icons/icon.svg"));
        files.put(FOLDER + "fonts/OFL.txt", bytes(CLIENT + "fonts/OFL.txt"));
        Matcher fonts = FONT.matcher(styles);
        while (fonts.find()) {
            files.put(FOLDER + fonts.group(1), bytes(CLIENT + fonts.group(1)));
        }
        return files;
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream file = ArchiveAssets.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
