package io.plenary.web.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the client consists of, under addresses that contain a digest of all of it: a browser may keep such a file for ever, and
 * a page never mixes files of two releases.
 */
final class AssetCatalog {

    /** Below this every path is immutable. */
    static final String ROOT = "/_/";

    private static final String ENTRY = "app.js";
    private static final String SHELL = "index.html";
    /** Part of the document: the first thing a browser does must not wait for another file. */
    private static final String BOOT = "boot.js";

    /** Files with a fixed address: their names are known outside, or what they control depends on where they are. */
    private static final Set<String> FIXED = Set.of("sw.js", "manifest.webmanifest");

    /** Where people are let in is an app of its own, one for each conference. */
    private static final String DOOR = "door/app.webmanifest";

    private static final Pattern DOOR_ADDRESS = Pattern.compile("/c/([a-z0-9-]{2,50})/check-in\\.webmanifest");

    private static final int MOST_DOCUMENTS = 500;

    /** What a document says where nobody has anything to say about its address. */
    private static final Content USUAL = new Content(
            "en",
            """
            <meta name="description" content="Plenary: schedules, speakers, your agenda and your notes, for every conference on this platform.">
              <title>Plenary</title>""",
            "<noscript>Plenary needs JavaScript. The program is also available as a calendar file from your conference."
                    + "</noscript>",
            "");

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final Map<String, String> shells = new LinkedHashMap<>();
    private final Cache<String, Document> documents =
            Caffeine.newBuilder().maximumSize(MOST_DOCUMENTS).build();
    private final Cache<String, Asset> doors =
            Caffeine.newBuilder().maximumSize(MOST_DOCUMENTS).build();
    private final PageAddresses addresses;
    private final List<String> inline;
    private final String door;

    private AssetCatalog(PageAddresses addresses, List<String> inline, String door) {
        this.addresses = addresses;
        this.inline = inline;
        this.door = door;
    }

    /** Compresses every file, which takes a while; blocks. */
    static AssetCatalog of(ClientFiles client) {
        String base = ROOT + Digests.hex(client.files());
        String importMap = importMap(base, client.bare());
        String boot = fill(client.files().get(BOOT), Map.of("{{base}}", base));
        PageAddresses addresses = PageAddresses.of(client.files().get(PageAddresses.LIST));
        String precache = precache(base, client, addresses);
        Map<String, String> words =
                Map.of("{{boot}}", boot, "{{base}}", base, "{{imports}}", importMap, "{{precache}}", precache);
        AssetCatalog catalog = new AssetCatalog(
                addresses,
                List.of(Digests.source(importMap), Digests.source(boot)),
                fill(client.files().get(DOOR), words));
        catalog.addShells(base, client, words);
        catalog.addFixed(client, words);
        catalog.addFingerprinted(base, client);
        return catalog;
    }

    private static String importMap(String base, SortedMap<String, String> bare) {
        JsonObject imports = new JsonObject();
        bare.forEach((name, path) -> imports.put(name, base + "/" + path));
        return new JsonObject().put("imports", imports).encode();
    }

    private static String preloads(String base, List<String> entries, Map<String, List<String>> imports) {
        return Modules.graph(entries, imports::get).stream()
                .map(path -> "<link rel=\"modulepreload\" href=\"" + base + "/" + path + "\">")
                .collect(Collectors.joining("\n  "));
    }

    private static String precache(String base, ClientFiles client, PageAddresses addresses) {
        JsonArray paths = new JsonArray();
        client.files().keySet().stream()
                .filter(path -> isFingerprinted(path) && !addresses.isOnline(path) && !isFont(path))
                .forEach(path -> paths.add(base + "/" + path));
        return paths.encode();
    }

    private static boolean isFingerprinted(String path) {
        return !FIXED.contains(path) && !path.equals(SHELL) && !path.equals(BOOT) && !path.equals(DOOR);
    }

    /** Of the scripts of the world most visitors read one: browsers ask for its font where they meet it, and keep that. */
    private static boolean isFont(String path) {
        return path.startsWith("fonts/");
    }

    private static String fill(byte[] template, Map<String, String> words) {
        String text = new String(template, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        return text;
    }

    /** What a page needs is asked for at once, though its module is imported only when its address is known. */
    private void addShells(String base, ClientFiles client, Map<String, String> words) {
        String template = fill(client.files().get(SHELL), words);
        Map<String, List<String>> imports = imports(client);
        addresses
                .modules()
                .forEach(
                        module -> shells.put(module, shell(template, preloads(base, List.of(ENTRY, module), imports))));
    }

    /** Found once: every page reaches most of the files. */
    private static Map<String, List<String>> imports(ClientFiles client) {
        return client.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".js"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> Modules.imports(file.getKey(), file.getValue(), client.bare())));
    }

    private static String shell(String template, String preloads) {
        return template.replace("{{preloads}}", preloads);
    }

    private void addFixed(ClientFiles client, Map<String, String> words) {
        FIXED.stream()
                .filter(client.files()::containsKey)
                .forEach(path ->
                        assets.put("/" + path, text(path, fill(client.files().get(path), words))));
    }

    private static Asset text(String path, String text) {
        return Asset.of(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void addFingerprinted(String base, ClientFiles client) {
        client.files().forEach((path, bytes) -> {
            if (isFingerprinted(path)) {
                assets.put(base + "/" + path, Asset.of(path, bytes));
            }
        });
    }

    /** The file at a path of this server. */
    Optional<Asset> find(String path) {
        Matcher ofDoor = DOOR_ADDRESS.matcher(path);
        return ofDoor.matches() ? Optional.of(door(ofDoor.group(1))) : Optional.ofNullable(assets.get(path));
    }

    private Asset door(String slug) {
        return doors.get(slug, key -> text(DOOR, door.replace("{{slug}}", slug)));
    }

    /** Whether the client shows something at this path. */
    boolean isAddress(String path) {
        return addresses.has(path);
    }

    /** What a document is made of that a page of the client starts with. */
    Shell shell(String path) {
        String template = shells.get(addresses.module(path)).replace("{{alternates}}", Alternates.of(path));
        return new Shell(template, inline);
    }

    /** The document where nothing is said yet of what the page will show. */
    Document plain(String path) {
        String module = addresses.module(path);
        return documents.get(module + Alternates.of(path), key -> shell(path).fill(USUAL));
    }
}
