package io.plenary.linker;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The whole client as browsers get it: linked modules, one style sheet instead of those of the document, the rest as it is. */
final class Pages {

    private static final String DOCUMENT = "index.html";
    /** In the folder of those it is made of: their addresses are relative. */
    private static final String STYLES = "styles/page.css";

    private static final Pattern STYLE_SHEETS =
            Pattern.compile("(?:<link rel=\"stylesheet\" href=\"\\{\\{base}}/[^\"]+\">\\s*)+");
    private static final Pattern STYLE_SHEET = Pattern.compile("\\{\\{base}}/([^\"]+)");
    /** Scripts that are no modules. */
    private static final Pattern CLASSIC = Pattern.compile("boot\\.js|sw\\.js|door/decoder\\.js|vendor/jsqr\\.js");

    private final Sources sources;

    Pages(Sources sources) {
        this.sources = sources;
    }

    SortedMap<String, byte[]> link(Map<String, String> modules) {
        SortedMap<String, byte[]> linked = new TreeMap<>(sources.files());
        linked.keySet()
                .removeIf(path -> path.endsWith(".js") && !CLASSIC.matcher(path).matches());
        modules.forEach((path, text) -> linked.put(path, Linker.bytes(text)));
        linked.put(Chunks.ADDRESSES, sources.files().get(Chunks.ADDRESSES));
        linked.put(Sources.IMPORTS, Linker.bytes(imports(modules)));
        linkStyles(linked);
        linked.replaceAll((path, bytes) -> path.endsWith(".css") ? shortened(bytes) : bytes);
        return linked;
    }

    private static byte[] shortened(byte[] styles) {
        return Linker.bytes(Text.shortStyles(new String(styles, StandardCharsets.UTF_8)));
    }

    /** Libraries that are part of the files now need no name any more. */
    private String imports(Map<String, String> modules) {
        return sources.bare().entrySet().stream()
                .filter(library ->
                        modules.values().stream().anyMatch(text -> text.contains("import('" + library.getKey() + "')")))
                .map(library ->
                        "\"" + library.getKey() + "\": \"" + library.getValue().substring("lib/".length()) + "\"")
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private void linkStyles(SortedMap<String, byte[]> linked) {
        String document = sources.text(DOCUMENT);
        Matcher links = STYLE_SHEETS.matcher(document);
        if (!links.find()) {
            throw new IllegalStateException(DOCUMENT + " has no style sheets");
        }
        String styles = STYLE_SHEET
                .matcher(links.group())
                .results()
                .map(found -> sources.text(found.group(1)))
                .collect(Collectors.joining("\n"));
        STYLE_SHEET.matcher(links.group()).results().forEach(found -> linked.remove(found.group(1)));
        linked.put(STYLES, Linker.bytes(styles));
        linked.put(
                DOCUMENT,
                Linker.bytes(links.replaceFirst("<link rel=\"stylesheet\" href=\"{{base}}/" + STYLES + "\">\n  ")));
    }
}
