package io.bongsu.collector.resource;

/** The second spelling of a name: every character outside {@code [a-zA-Z0-9_:]} as {@code _}, nothing added. */
public final class PromNames {

    private PromNames() {}

    public static String alias(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!plain(name.charAt(i))) {
                return replaced(name);
            }
        }
        return name;
    }

    private static String replaced(String name) {
        StringBuilder alias = new StringBuilder(name.length());
        name.codePoints().forEach(c -> alias.append(c < 128 && plain((char) c) ? (char) c : '_'));
        return alias.toString();
    }

    private static boolean plain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':';
    }
}
