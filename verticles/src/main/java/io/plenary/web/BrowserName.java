package io.plenary.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/** What people call the browser and the system that a {@code User-Agent} tells of. Never its text: anybody writes what they like there. */
public final class BrowserName {

    /** Each claims to be the ones below it as well. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("SamsungBrowser/", "Samsung Internet");
        BROWSERS.put("FxiOS/", "Firefox");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("CriOS/", "Chrome");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("CrOS", "ChromeOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private BrowserName() {}

    /** Null where it tells nothing that is known. */
    public static String of(String userAgent) {
        String browser = named(BROWSERS, userAgent);
        String system = named(SYSTEMS, userAgent);
        if (browser == null || system == null) {
            return browser == null ? system : browser;
        }
        return browser + " · " + system;
    }

    private static String named(Map<String, String> names, String userAgent) {
        return userAgent == null
                ? null
                : names.entrySet().stream()
                        .filter(name -> userAgent.contains(name.getKey()))
                        .map(Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }
}
