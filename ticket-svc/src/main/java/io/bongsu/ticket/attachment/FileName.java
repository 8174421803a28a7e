package io.bongsu.ticket.attachment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A name that shows what it is: no folders, nothing that hides, turns or cannot stand in a file's name. */
final class FileName {
    private static final int LONGEST = 120;
    private static final int LONGEST_ENDING = 20;
    /** Controls, invisible and direction-changing characters, line separators, halves of characters, private ones. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");

    private FileName() {}

    static String cleaned(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String plain =
                HIDDEN.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("");
        String name =
                RESERVED.matcher(plain).replaceAll("_").replaceAll("\\s+", " ").replaceAll("^[. ]+|[. ]+$", "");
        return name.isEmpty() ? "file" : cut(name);
    }

    /** The ending stays: it tells people what they get. */
    private static String cut(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        String ending = ending(name).map(end -> "." + end).orElse("");
        int[] stem =
                name.substring(0, name.length() - ending.length()).codePoints().toArray();
        return new String(stem, 0, Math.min(stem.length, LONGEST - ending.length())).strip() + ending;
    }

    /** What stands behind the last dot, in small letters. */
    static Optional<String> ending(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ending.isEmpty() || ending.length() > LONGEST_ENDING ? Optional.empty() : Optional.of(ending);
    }
}
