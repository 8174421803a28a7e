package io.bongsu.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Bars as SVG, one under the other, in the order they were given; less is better. */
public final class Chart {
    private static final int BARS = 500;
    private static final int LETTER = 7;
    private static final int ROW = 30;

    private Chart() {}

    public static Path write(Path file, String title, Map<String, Double> bars) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, svg(title, bars));
    }

    static String svg(String title, Map<String, Double> bars) {
        double most =
                bars.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        int left = 24
                + LETTER * bars.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder svg =
                new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="white"/><text x="12" y="24" font-size="16">%s</text>
                """, left + BARS, 50 + bars.size() * ROW, escaped(title)));
        int y = 44;
        for (Map.Entry<String, Double> bar : bars.entrySet()) {
            double width = Math.max(1, (BARS - 80) * bar.getValue() / most);
            svg.append(String.format(
                    Locale.ROOT,
                    """
                    <text x="%d" y="%d" text-anchor="end">%s</text><rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>\
                    <text x="%.1f" y="%d">%.2f</text>
                    """,
                    left - 10,
                    y + 15,
                    escaped(bar.getKey()),
                    left,
                    y,
                    width,
                    ROW - 8,
                    bar.getKey().startsWith("bongsu") ? "#c2410c" : "#64748b",
                    left + width + 8,
                    y + 15,
                    bar.getValue()));
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
