package io.plenary.formats.paper;

import java.awt.Color;

/**
 * Colors of what is drawn for a conference, from the one that a conference chose: dark enough for white letters, whatever that one is. In Oklab, in which
 * equal steps look equal.
 */
public record Shades(Color ground, Color deep, Color light) {

    private static final Color USUAL = Color.decode("#4a49c9");
    private static final double DARKEST = 0.30;
    private static final double LIGHTEST = 0.44;
    private static final double DEEPER = 0.12;
    private static final double LIGHTER = 0.17;
    private static final double MOST_COLORFUL = 0.15;
    private static final double TURN = Math.toRadians(25);

    /** @param chosen as {@code #rrggbb}; anything else is as none */
    public static Shades of(String chosen) {
        Color source = isColor(chosen) ? Color.decode(chosen) : USUAL;
        double[] lab = lab(source);
        double lightness = Math.max(DARKEST, Math.min(LIGHTEST, lab[0]));
        double chroma = Math.min(MOST_COLORFUL, Math.hypot(lab[1], lab[2]));
        double hue = Math.atan2(lab[2], lab[1]);
        return new Shades(
                color(lightness, chroma, hue),
                color(lightness - DEEPER, chroma, hue),
                color(lightness + LIGHTER, chroma, hue + TURN));
    }

    public static boolean isColor(String written) {
        return written != null && written.matches("#[0-9a-fA-F]{6}");
    }

    private static double[] lab(Color color) {
        double red = linear(color.getRed());
        double green = linear(color.getGreen());
        double blue = linear(color.getBlue());
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static Color color(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new Color(
                shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                shown(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double linear(int value) {
        double part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static int shown(double linear) {
        double part = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(Math.max(0, Math.min(1, part)) * 255);
    }
}
