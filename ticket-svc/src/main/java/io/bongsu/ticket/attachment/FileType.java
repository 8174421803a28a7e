package io.bongsu.ticket.attachment;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is a file? Seen from its beginning; its name is a claim that is compared with it. */
final class FileType {
    static final String UNKNOWN = "application/octet-stream";
    private static final String TEXT = "text/plain";
    private static final String HTML = "text/html";
    private static final String SVG = "image/svg+xml";
    private static final String ZIP = "application/zip";
    private static final String OLE = "application/x-ole-storage";
    private static final String PROGRAM = "application/x-executable";

    private record Mark(int at, String hex, String type) {}

    private static final List<Mark> MARKS = List.of(
            new Mark(0, "89504e470d0a1a0a", "image/png"),
            new Mark(0, "ffd8ff", "image/jpeg"),
            new Mark(0, "474946383761", "image/gif"),
            new Mark(0, "474946383961", "image/gif"),
            new Mark(8, "57454250", "image/webp"),
            new Mark(0, "25504446", "application/pdf"),
            new Mark(0, "504b0304", ZIP),
            new Mark(0, "504b0506", ZIP),
            new Mark(0, "1f8b", "application/gzip"),
            new Mark(0, "d0cf11e0a1b11ae1", OLE),
            new Mark(0, "7f454c46", PROGRAM),
            new Mark(0, "4d5a", PROGRAM),
            new Mark(0, "cffaedfe", PROGRAM),
            new Mark(0, "cafebabe", PROGRAM),
            new Mark(0, "2321", PROGRAM));

    private static final Set<String> ZIPPED = Set.of(ZIP);

    /** What a name with this ending may hold; other endings claim nothing. */
    private static final Map<String, Set<String>> CLAIMS = Map.ofEntries(
            Map.entry("png", Set.of("image/png")),
            Map.entry("jpg", Set.of("image/jpeg")),
            Map.entry("jpeg", Set.of("image/jpeg")),
            Map.entry("gif", Set.of("image/gif")),
            Map.entry("webp", Set.of("image/webp")),
            Map.entry("pdf", Set.of("application/pdf")),
            Map.entry("zip", ZIPPED),
            Map.entry("docx", ZIPPED),
            Map.entry("xlsx", ZIPPED),
            Map.entry("pptx", ZIPPED),
            Map.entry("odt", ZIPPED),
            Map.entry("ods", ZIPPED),
            Map.entry("hwpx", ZIPPED),
            Map.entry("gz", Set.of("application/gzip")),
            Map.entry("doc", Set.of(OLE)),
            Map.entry("xls", Set.of(OLE)),
            Map.entry("hwp", Set.of(OLE)),
            Map.entry("txt", Set.of(TEXT)),
            Map.entry("log", Set.of(TEXT)),
            Map.entry("csv", Set.of(TEXT)));

    /** Types a browser may be told; all others are bytes to it. */
    private static final Set<String> HARMLESS = Set.of(
            "image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", TEXT, ZIP, "application/gzip");

    private static final Pattern MARKUP = Pattern.compile(
            "^\\s*(<!doctype html|<html|<head|<body|<script|<iframe|<style|<!--)", Pattern.CASE_INSENSITIVE);

    private FileType() {}

    static String of(byte[] head) {
        String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 16));
        return MARKS.stream()
                .filter(mark -> hex.startsWith(mark.hex(), mark.at() * 2))
                .map(Mark::type)
                .findFirst()
                .orElseGet(() -> text(head));
    }

    private static String text(byte[] head) {
        Optional<String> text = decoded(head);
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        String small = text.get().toLowerCase(Locale.ROOT);
        if (small.contains("<svg")) {
            return SVG;
        }
        return MARKUP.matcher(small.replace("\uFEFF", "")).find() || small.contains("<script") ? HTML : TEXT;
    }

    /** UTF-8 without controls; the last character of the piece may be cut. */
    private static Optional<String> decoded(byte[] head) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(head.length + 1);
        if (decoder.decode(ByteBuffer.wrap(head), text, false).isError()) {
            return Optional.empty();
        }
        String read = text.flip().toString();
        boolean controls = read.chars().anyMatch(c -> c < ' ' && "\t\n\r\f\u001B".indexOf(c) < 0);
        return controls ? Optional.empty() : Optional.of(read);
    }

    /** Does the name say something else than is in it? */
    static boolean isDisguised(String name, String type) {
        return FileName.ending(name)
                .map(CLAIMS::get)
                .filter(claimed -> !claimed.contains(type))
                .isPresent();
    }

    /** The type a download is labelled with. */
    static String label(String type) {
        return HARMLESS.contains(type) ? type : UNKNOWN;
    }
}
