package io.bongsu.collector.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A key as it is written: {@code bk} and 30 characters of {@code [a-z2-7]}, 150 bits of chance. */
record KeyText(String text) {
    private static final Pattern FORM = Pattern.compile("bk[a-z2-7]{30}");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static KeyText random() {
        byte[] random = new byte[30];
        RANDOM.nextBytes(random);
        StringBuilder text = new StringBuilder("bk");
        for (byte one : random) {
            text.append(ALPHABET.charAt(one & 31));
        }
        return new KeyText(text.toString());
    }

    String prefix() {
        return text.substring(0, 8);
    }

    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return prefix() + "…"; // never whole in a log
    }
}
